print("{} {}".format(1, "a"), "{0} {1} {0}".format("x", "y"), "{name} {0}".format(1, name="n"), "{:>5}|{:<5}|{:^5}|{:05d}".format("a", "b", "c", 42), "{{}} {}".format(1), "{!r} {!s} {!a}".format("é", "é", "é"))
print("{0[1]} {0[0]} {d[key]} {d[1]}".format([5, 6], d={"key": "v", 1: "one"}), "{0.real} {0.imag}".format(5), "{:{}}|{:{w}.{p}f}".format("x", 4, 3.14159, w=8, p=2), "{:,}".format(1234567), "{0:{1}}".format("a", ">3"), "{a.b[c].d}".format(a=type("A", (), {"b": {"c": type("D", (), {"d": "deep"})}})))
print("{:d} {:x} {:.1%} {:+}".format(1, 255, 0.256, 3), "{:*^11}".format("mid"), "".format(1, 2), "{0}{0}".format(*[1, 2]), "{}".format((1, 2)), "{:}".format("x"), "{0!r:>6}".format("a"))
print("{x} {y}".format_map({"x": 1, "y": 2}))
class D(dict):
    def __missing__(self, k): return f"<{k}>"
print("{x} {z}".format_map(D(x=1)))
for f in (lambda: "{} {}".format(1), lambda: "{a}".format(b=1), lambda: "{".format(1), lambda: "}".format(1), lambda: "{0} {}".format(1, 2), lambda: "{} {0}".format(1, 2), lambda: "{!z}".format(1), lambda: "{:d}".format("x"), lambda: "{0.x}".format(1), lambda: "{0[a]}".format([1]), lambda: "{0[5]}".format([1]), lambda: "{a.}".format(a=1), lambda: "{0[]}".format([1]), lambda: "{5}".format(1), lambda: "{!}".format(1), lambda: "{!r".format(1), lambda: "{:{:{}}}".format(1, 2, 3), lambda: "{0[0}".format([1])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
