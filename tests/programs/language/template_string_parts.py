from string.templatelib import Template, Interpolation, convert
x = 5; y = "a"
t = t"{x} and {y!r:>{x}} {x=} {x + 1:.2f}"
print(t, repr(t), t.strings, t.values, t.interpolations[1], list(t))
print(t"{x}" + t" b", 1)
def t1():
    return t"a" + "b"
def t2(): return "b" + t"a"
def t3(): return Template("a", "b", Interpolation(1, "x"), 5)
def t4(): t.strings = 5
def t5(): return Template("a", "b", Interpolation(1, "x", "r", "y"), "c", Interpolation(2))
def t6(): return Interpolation(1, "x", "z")
def t7():
    match t.interpolations[0]:
        case Interpolation(v, e, c, f): return v, e, c, f
def t8(): return convert(5, "r"), convert("a", None), convert("é", "a")
for f in (t1, t2, t3, t4, t5, t6, t7, t8):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
