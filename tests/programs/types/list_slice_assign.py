def show(change):
    xs = list(range(6))
    try:
        change(xs)
        print(xs)
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
def a(xs): xs[1:3] = ["a", "b", "c"]
def b(xs): xs[1:5] = []
def c(xs): xs[2:2] = "xy"
def d(xs): xs[::2] = "abc"
def e(xs): xs[::2] = "ab"
def f(xs): xs[5:1] = [9]
def g(xs): xs[:] = xs
def h(xs): xs[::-1] = range(6)
def i(xs): xs[1:3] = 5
def j(xs): xs[10:] = [7]
def k(xs): xs[-2:] = (x for x in "pq")
def l(xs): xs[1:1] = xs
def m(xs): del xs[1:3]
def n(xs): del xs[::2]
def o(xs): del xs[4:1:-1]
def p(xs): del xs[:]
def q(xs): xs[10] = 1
def r(xs): xs["a"] = 1
def s(xs): xs[1:4:2] = "ab"
def t(xs): xs[::2] = 5
def u(xs): del xs[10]
def v(xs): xs[1:2] = {"k": 1}
def w(xs): xs[-100:2] = [0]
def x(xs): xs[1:3] += ["p"]
def y(xs): xs[True] = "bool"
for change in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y):
    show(change)
