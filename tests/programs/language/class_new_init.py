class Point:
    def __new__(cls, *args, **kwargs):
        print("new", cls.__name__, args, kwargs)
        return super().__new__(cls)
    def __init__(self, x, y=0):
        print("init", x, y)
        self.x = x
Point(1, y=2)
class Other:
    def __new__(cls, x):
        return x * 2
    def __init__(self, x):
        print("never")
print(Other(21))
class Singleton:
    _it = None
    def __new__(cls):
        if cls._it is None:
            cls._it = super().__new__(cls)
        return cls._it
    def __init__(self):
        print("init again")
print(Singleton() is Singleton())
class BadInit:
    def __init__(self): return 5
try:
    BadInit()
except TypeError as e:
    print(e)
class Plain: pass
for bad in (lambda: Plain(1), lambda: Plain(x=1), lambda: object(1), lambda: object.__new__(Plain, 1), lambda: object.__new__(5), lambda: object.__new__(int), lambda: object.__new__()):
    try:
        print(type(bad()).__name__)
    except TypeError as e:
        print(e)
class Upper(str):
    def __new__(cls, text):
        return super().__new__(cls, text.upper())
print(Upper("abc"), type(Upper("x")).__name__, len(Upper("abc")))
