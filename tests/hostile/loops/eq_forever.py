# ends: TimeLimit
class C:
    def __eq__(self, other):
        while True: pass
[C()] == [C()]
