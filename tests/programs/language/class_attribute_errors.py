class C:
    x = 1
    def m(self): pass
for f in (lambda: C().y, lambda: C.y, lambda: (5).y, lambda: "s".y, lambda: None.y, lambda: [].y, lambda: len.y, lambda: C().m.y,
          lambda: int.y, lambda: (lambda: 0).y, lambda: type.y, lambda: super(C, C()).y, lambda: {}.x, lambda: (1).real.foo, lambda: ValueError().y):
    try:
        f()
    except AttributeError as e:
        print(e)
def set_int(): (5).y = 1
def set_str(): "s".upper = 1
def set_none(): None.y = 1
def set_type(): int.y = 1
def set_list(): [].append = 1
def del_int(): del (5).real
def del_method(): del C().m
def set_real(): (5).real = 1
for f in (set_int, set_str, set_none, set_type, set_list, del_int, del_method, set_real):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
for f in (lambda: getattr(C, 5), lambda: setattr(C, 5, 1), lambda: hasattr(C, None), lambda: getattr(C)):
    try:
        f()
    except TypeError as e:
        print(e)
