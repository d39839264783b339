# ends: TimeLimit
class C:
    def __getitem__(self, i): return 0
1 in C()
