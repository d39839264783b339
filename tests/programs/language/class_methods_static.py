class C:
    count = 0
    @classmethod
    def make(cls, n=1):
        cls.count += n
        return cls()
    @staticmethod
    def add(a, b):
        return a + b
    def plain(self):
        return "plain"
class D(C): pass
print(type(C.make()).__name__, type(D.make(5)).__name__, C.count, D.count)
print(C.add(1, 2), C().add(3, 4), D.add("a", "b"))
print(C.make.__self__.__name__, C.make.__func__.__name__, D().make.__self__.__name__)
print(type(C.__dict__["make"]).__name__, type(C.__dict__["add"]).__name__, type(C.__dict__["plain"]).__name__)
print(C.plain(None), C.plain.__name__)
class E:
    @staticmethod
    def helper(x): return x * 2
    table = {"h": helper}
    value = helper(21)
print(E.value, E.table["h"](4))
class F:
    @classmethod
    def from_text(cls, text):
        self = cls.__new__(cls)
        self.text = text
        return self
    def __init__(self): raise RuntimeError("not called")
print(F.from_text("ok").text)
try:
    F()
except RuntimeError as e:
    print(e)
