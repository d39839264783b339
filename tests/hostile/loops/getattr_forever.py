# ends: TimeLimit
class C:
    def __getattr__(self, name):
        while True: pass
C().x
