class R:
    def __repr__(self): return "R()"
class S:
    def __str__(self): return "S-str"
    def __repr__(self): return "S-repr"
print(R(), str(R()), repr(R()), S(), [S(), R()], {"k": S()}, (S(),), f"{S()}", f"{S()!r}", "%s %r" % (S(), S()))
print({S(): 1}.__class__, str([R()]), repr({R()}))
class H:
    def __init__(self, n): self.n = n
    def __hash__(self):
        print("hash", self.n)
        return self.n
    def __eq__(self, o):
        print("eq", self.n, o.n)
        return self.n == o.n
    def __repr__(self): return f"H{self.n}"
d = {H(1): "a"}
print(d[H(1)])
print(H(2) in d)
d[H(1)] = "b"
print(d, len(d))
s = {H(1), H(9), H(1)}
print(len(s))
class Collide:
    def __init__(self, n): self.n = n
    def __hash__(self): return 7
    def __eq__(self, o): return self.n == o.n
    def __repr__(self): return f"C{self.n}"
c = {Collide(i): i for i in range(5)}
print(c, c[Collide(3)], Collide(7) in c)
del c[Collide(2)]
print(list(c.values()))
try:
    hash([])
except TypeError as e:
    print(e)
class NoHash:
    __hash__ = None
try:
    {NoHash(): 1}
except TypeError as e:
    print(e)
