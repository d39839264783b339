class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
    def __get__(self, instance, owner=None):
        if instance is None: return f"descriptor of {owner.__name__}"
        return instance.__dict__.get(self.name, "unset")
    def __set__(self, instance, value):
        if not isinstance(value, self.kind): raise TypeError(f"{self.name} must be {self.kind.__name__}")
        instance.__dict__[self.name] = value
    def __delete__(self, instance):
        print("delete", self.name)
        instance.__dict__.pop(self.name, None)
class Person:
    name = Typed(str)
    age = Typed(int)
p = Person()
p.name = "Ann"
print(p.name, p.age, Person.age)
try:
    p.age = "old"
except TypeError as e:
    print(e)
del p.name
print(p.name)
class NonData:
    def __get__(self, i, o): return "from descriptor"
class K:
    x = NonData()
k = K()
print(k.x)
k.__dict__["x"] = "instance wins"
print(k.x)
class ReadOnly:
    def __set__(self, i, v): raise AttributeError("read only")
class M:
    y = ReadOnly()
m = M()
print(type(m.y).__name__)
m.__dict__["y"] = 5
print(m.y)
try:
    m.y = 6
except AttributeError as e:
    print(e)
class NoDelete:
    def __get__(self, i, o): return 1
    def __set__(self, i, v): pass
class Z: d = NoDelete()
try:
    del Z().d
except AttributeError as e:
    print(e)
