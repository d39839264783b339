class F:
    def __format__(self, spec):
        return f"<{spec}>"
    def __repr__(self): return "R"
    def __str__(self): return "S"
f = F()
print(f"{f}", f"{f:abc}", f"{f!r}", f"{f!s:>3}", f"{f:{'x'}{1}y}", f"{f:%Y-%m}", f"{f:a b  c}")
print(format(f), format(f, "z"), "{:q}".format(f), "{0!r:>4}".format(f))
class Plain: pass
try:
    f"{Plain():>5}"
except TypeError as e:
    print(e)
for bad in (lambda: f"{'s':d}", lambda: f"{5:s}", lambda: f"{1.5:d}", lambda: f"{5:.2d}", lambda: f"{[]:>5}", lambda: f"{None:5}",
            lambda: f"{5:zz}", lambda: f"{'x':,}", lambda: f"{'x':+}", lambda: f"{'x':=5}"):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
class BadFormat:
    def __format__(self, spec): return 5
try:
    f"{BadFormat()}"
except TypeError as e:
    print(e)
