# What goes wrong while a class is made is shown over the whole statement.
import traceback
def show(f):
    try:
        f()
    except Exception as e:
        traceback.print_exception(e, file=__import_sys())
def __import_sys():
    import sys
    return sys.stdout
def a():
    class X(int, str):
        y = 1
def b():
    class X(object,
            metaclass=type, foo=1):
        y = 1
def c():
    class X(int, str): pass
def d():
    @staticmethod
    class X(5):
        pass
for f in (a, b, c, d): show(f)
