# ends: TimeLimit
class Liar:
    def __lt__(self, other):
        while True: pass
sorted([Liar(), Liar()])
