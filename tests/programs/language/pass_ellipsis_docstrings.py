"""Module doc."""
def f(): ...
def g():
    "doc of g"
class C:
    """doc of C

    second line"""
    def m(self):
        r"raw \d doc"
print(__doc__, f(), g.__doc__, C.__doc__, C.m.__doc__)
if True: pass
print(..., Ellipsis is ..., type(...).__name__, bool(...))
x = 1; y = 2; print(x + y)
class D: x = 1; y = 2
print(D.x + D.y)
print(__name__)
