import traceback, sys
def f(n):
    if n == 0: raise ValueError("deep")
    f(n - 1)
def show(e): print("".join(traceback.format_exception(e)))
try: f(6)
except ValueError as e: show(e)
try:
    try: 1/0
    except ZeroDivisionError as e: raise KeyError("k") from e
except KeyError as e: show(e)
try:
    try: 1/0
    except ZeroDivisionError as e: raise KeyError("k")
except KeyError as e: show(e); traceback.print_exc(file=sys.stdout)
try: raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError("t"), KeyError("k")])])
except ExceptionGroup as e: show(e); print(traceback.format_exception_only(e)); print("".join(traceback.format_exception_only(e, show_group=True)))
e = ValueError("n"); e.add_note("note 1"); e.add_note("two\nlines"); show(e)
show(ExceptionGroup("wide", [ValueError(i) for i in range(18)]))
x = ValueError("b")
for i in range(12): x = ExceptionGroup(f"l{i}", [x])
show(x)
try: int("x")
except ValueError as e:
    tb = e.__traceback__
    print(traceback.format_tb(tb), traceback.extract_tb(tb)[0], list(traceback.extract_tb(tb)[0]))
    te = traceback.TracebackException.from_exception(e)
    print(str(te), te.exc_type_str, list(te.format()), te.stack)
print(traceback.format_exc(), traceback.format_exception(None))
class E(Exception):
    def __str__(self): raise TypeError("bad")
show(E())
class M(Exception): __notes__ = 5
show(M("m"))
print(traceback.format_list([("f.py", 3, "fn", "x = 1"), ("g.py", 4, "gn", None)]))
show(SyntaxError("msg", ("file.py", 3, 5, "x = = 1\n", 3, 6)))
try: traceback.format_exception(5)
except TypeError as e: print(e)
def lim():
    try: f(3)
    except ValueError as e:
        print(traceback.format_exc(limit=1)); print(traceback.format_exc(limit=-1)); traceback.print_tb(e.__traceback__, limit=2, file=sys.stdout)
lim()
