# An exception keeps its traceback object until it passes another frame.
def f():
    raise ValueError("x")
try:
    f()
except ValueError as e:
    tb = e.__traceback__
    print(tb is e.__traceback__, tb == e.__traceback__, tb.tb_lineno, tb.tb_next.tb_lineno, tb.tb_next.tb_next)
    print(e.with_traceback(tb.tb_next).__traceback__.tb_frame.f_code.co_name)
    print(e.with_traceback(None).__traceback__)
    e.__traceback__ = tb
    print(e.__traceback__ is tb)
class C:
    def __enter__(self): return self
    def __exit__(self, kind, error, tb):
        print(kind.__name__, tb is error.__traceback__, tb.tb_lineno)
        return True
with C():
    f()
for bad in (5, "tb"):
    try:
        ValueError().__traceback__ = bad
    except TypeError as e:
        print(e)
group = ExceptionGroup("g", [ValueError(1), TypeError(2)])
try:
    raise group
except ExceptionGroup as e:
    match, rest = e.split(ValueError)
    print(match.__traceback__ is e.__traceback__ is rest.__traceback__)
