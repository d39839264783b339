class WithInit:
    def __init__(self, arg, extra=None):
        self.extra = extra


for base, arg in ((list, [1]), (tuple, [1]), (set, [1]), (frozenset, [1]), (float, 2.5)):
    class Plain(base):
        pass

    class Init(base):
        def __init__(self, arg, extra=None):
            if base in (list, set):
                base.__init__(self, arg)
            self.extra = extra

    class New(base):
        def __new__(cls, arg, extra=None):
            self = base.__new__(cls, arg)
            self.extra = extra
            return self

    print(base.__name__, Plain(arg), Init(arg, extra=3).extra, Init(arg, 4).extra)
    for attempt in (lambda: Plain(x=arg), lambda: base(x=arg), lambda: New(arg, extra=5).extra):
        try:
            print(attempt())
        except TypeError as error:
            print(error)


class Counted(int):
    count = 0

    def __hash__(self):
        Counted.count += 1
        return int.__hash__(self)


d = dict.fromkeys(map(Counted, range(10)))
print(Counted.count)
s = set(d)
t = frozenset(s)
e = dict.fromkeys(s, 1)
dict.fromkeys(t)
s.difference(d)
s.update(d)
print(Counted.count, len(s), len(t), e == dict.fromkeys(range(10), 1))
