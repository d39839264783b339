class Plugin:
    registry = {}
    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[name or cls.__name__.lower()] = cls
class A(Plugin): pass
class B(Plugin, name="bee"): pass
class C(B): pass
print({k: v.__name__ for k, v in Plugin.registry.items()})
try:
    class D(A, unknown=1): pass
except TypeError as e:
    print(e)
try:
    class E(x=1): pass
except TypeError as e:
    print(e)
class Order:
    def __init_subclass__(cls):
        print("init_subclass", cls.__name__, cls.d.seen)
class Desc:
    seen = None
    def __set_name__(self, owner, name):
        print("set_name", name)
        self.seen = name
class F(Order):
    d = Desc()
    print("body done")
class G:
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item}]"
print(G[int], G["x", 1])
