class C:
    def method(self, a): pass
    @classmethod
    def cm(cls, a): pass
    @staticmethod
    def sm(a): pass
    def __init__(self, v=0): pass
    def nothing(): pass
c = C()
for call in (
    lambda: c.method(),
    lambda: c.method(1, 2),
    lambda: C.method(1),
    lambda: C.cm(),
    lambda: C.cm(1, 2),
    lambda: c.sm(),
    lambda: C(1, 2),
    lambda: C(w=1),
    lambda: c.nothing(),
    lambda: c(),
    lambda: 5(),
    lambda: "x"(1),
    lambda: None(),
    lambda: [1](0),
):
    try:
        call()
    except TypeError as e:
        print(e)
