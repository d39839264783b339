# ends: done
class Liar:
    def __lt__(self, other): return True
a = [Liar() for i in range(300)]
a.sort()
