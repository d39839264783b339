# ends: done
n = [1]
class Liar:
    def __lt__(self, other):
        n[0] = n[0] * 1103515245 + 12345 & 0x7fffffff
        return n[0] & 1024
a = [Liar() for i in range(300)]
a.sort()
len(sorted(a)) == 300
