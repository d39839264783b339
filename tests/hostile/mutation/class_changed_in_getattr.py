# ends: TimeLimit
class C:
    def __getattr__(self, name):
        C.x = 1
        del C.x
        return 1
c = C()
while True:
    c.x
