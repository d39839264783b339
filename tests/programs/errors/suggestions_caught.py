def outer():
    value_count = 3
    def inner():
        local_thing = 1
        return valu_count
    return inner()
import traceback
for f in (outer, lambda: prnt("x"), lambda: lenn([]), lambda: maths.sqrt(1), lambda: os.path, lambda: datetme, lambda: xyzzy, lambda: json.dumps, lambda: Tru, lambda: none, lambda: improt):
    try: f()
    except NameError as e: print(traceback.format_exception_only(e)[0], end="")
class Robot:
    battery = 5
    def __init__(self): self.name = "x"; self._private = 1
    def go(self): return nam
    def go2(self): return self.privat
    def go3(self): return self.batery
    def go4(self): return battery
r = Robot()
for f in (r.go, r.go2, r.go3, r.go4, lambda: r.nmae, lambda: r.privat, lambda: r.bttery, lambda: Robot.goo, lambda: "x".uper(), lambda: [].apend(1), lambda: {}.itms(), lambda: (1).bit_lenght, lambda: None.foo, lambda: r.zzzz, lambda: len.nam):
    try: f()
    except (AttributeError, NameError) as e: print(traceback.format_exception_only(e)[0], end="")
def imp1():
    from math import sqroot
def imp4():
    import maths
for f in (imp1, imp4):
    try: f()
    except ImportError as e: print(traceback.format_exception_only(e)[0], end="")
try: raise NameError("custom", name="prnt")
except NameError as e: print(traceback.format_exception_only(e))
try: raise AttributeError("custom", name="appnd", obj=[])
except AttributeError as e: print(traceback.format_exception_only(e))
class D:
    def __dir__(self): return ["hello_world", 5]
    def __getattr__(self, n): raise AttributeError(f"no {n}", name=n, obj=self)
try: D().helo_world
except AttributeError as e: print(traceback.format_exception_only(e))
def fn(alpha, beta): pass
try: fn(alpha=1, betta=2)
except TypeError as e: print(e)
try: sorted([1], revers=True)
except TypeError as e: print(e)
