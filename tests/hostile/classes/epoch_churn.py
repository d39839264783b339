# ends: TimeLimit
class C:
    x = 1
c = C()
while True:
    C.x += 1
    c.x
