e = ValueError("msg", 5)
print(e, repr(e), e.args, str(ValueError("one")), str(ValueError()), repr(KeyError("k")), str(KeyError("k")), str(KeyError()), str(KeyError(1, 2)), repr(ValueError(["x"])))
print(isinstance(e, Exception), ValueError.__mro__, KeyError.__bases__, ZeroDivisionError.__bases__, FileNotFoundError.__bases__, UnicodeDecodeError.__bases__, RecursionError.__bases__, ModuleNotFoundError.__bases__)
o = OSError(999, "Odd", "name.txt")
print(o, o.errno, o.strerror, o.filename, type(o).__name__, repr(o), o.args, OSError("x"), OSError(999, "a"), OSError("a", "b", "c", 1, "d").args)
s = StopIteration(5)
x = SystemExit(3)
n = NameError("n", name="foo")
a = AttributeError("a", name="x", obj=5)
i = ImportError("m", name="mod", path="p")
u = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad")
print(s.value, x.code, SystemExit().code, SystemExit(1, 2).code, n.name, a.name, a.obj, i.name, i.path, i.msg, u, u.reason, u.start)
print(e == ValueError("msg", 5), e.with_traceback(None) is e, e.__traceback__, e.__cause__, e.__context__, BaseException.__subclasses__().__len__() > 3)
e.__cause__ = KeyError()
print(e.__suppress_context__, e.__cause__)
for f in (lambda: setattr(e, "__cause__", 5), lambda: setattr(e, "args", 5), lambda: setattr(e, "__traceback__", 5), lambda: ValueError(x=1), lambda: AttributeError(zz=1), lambda: UnicodeDecodeError(1), lambda: e + 1, lambda: e[0], lambda: delattr(e, "args"), lambda: setattr(e, "__context__", "x")):
    try:
        print(f())
    except TypeError as err:
        print(err)
try:
    1 / 0
except ZeroDivisionError as err:
    tb = err.__traceback__
    print(tb.tb_lineno, tb.tb_next, tb.tb_frame.f_code.co_name, type(tb).__name__)
