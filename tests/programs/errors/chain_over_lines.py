# Tracebacks of attributes and method calls that end on another line than they begin.
import traceback
def show(f):
    try: f()
    except BaseException: print(traceback.format_exc())
def a():
    ("abc"
     .upper()
     .join(5)
     .lower())
def b():
    x = [1]
    return (x
        .copy()
        .index(
            7,
        ))
class C:
    def m(self, *a): return self
    def bad(self): 1 / 0
    @property
    def p(self): return self
def c():
    (C()
        .m()
        .m(1,
           2)
        .bad()
        .m())
def d():
    (C()
       .p
       .q)
def e():
    C().m(
    ).q = 5 / 0
def f():
    C().m(
    ).bad()
def g():
    x = C()
    (x
      .zz) += 1
def h():
    (None
       .zz) = 1
def i():
    del (None
       .zz)
def j():
    C(
    ).m().m(
    ).nope(1)
def k():
    C().m().nope(
        1,
        2)
def l():
    (C().m
      )().nope(**{'a': 1}
        )
def m():
    "a".join(
       [1])
def n():
    (C()
     .m(1 / 0))
def o():
    (C()
     .m)(*5)
def p():
    (C()
     .bad(**5))
def q():
    (C()
     .bad
     (1, 2))
for fn in a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q: show(fn)
