class Base:
    def __init__(self): self._x = 1
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v
    def get(self): return self.x
class Child(Base):
    @property
    def x(self): return super().x * 10
class Wide(Base):
    @Base.x.setter
    def x(self, v):
        print("setting", v)
        Base.x.fset(self, v * 2)
class Over(Base):
    x = 5
c, w, o = Child(), Wide(), Over()
print(c.x, c.get(), w.x, o.x)
w.x = 4
print(w.x, w.get())
o.x = 6
print(o.x, o.__dict__)
try:
    c.x = 2
except AttributeError as e:
    print(e)
class Dyn:
    @property
    def cached(self):
        value = self.__dict__.setdefault("_cached", 0) + 1
        self.__dict__["_cached"] = value
        return value
d = Dyn()
print(d.cached, d.cached, vars(d))
class Meta(type):
    @property
    def size(cls): return len(cls.__name__)
class K(metaclass=Meta): pass
print(K.size)
try:
    K().size
except AttributeError as e:
    print(e)
