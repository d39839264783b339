class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, bases, kw)
        return {"prepared": True}
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, [k for k in ns if not k.startswith("__")])
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name)
        super().__init__(name, bases, ns)
    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)
    def __len__(cls): return 42
    def __getattr__(cls, name): return f"meta {name}"
    def __contains__(cls, x): return x == 1
    def __iter__(cls): return iter("ab")
    def __repr__(cls): return f"<Meta {cls.__name__}>"
    @property
    def prop(cls): return "class property"
    def meta_method(cls): return cls.__name__
class A(metaclass=Meta, option=1):
    x = 1
    def __init__(self, v): self.v = v
class B(A): pass
print(type(B) is Meta, len(A), A.unknown, 1 in A, list(B), A, A.prop, B.meta_method(), A.prepared)
print(A(5).v)
try:
    A(1).meta_method
except AttributeError as e:
    print(e)
class M2(type): pass
try:
    class C(A, metaclass=M2): pass
except TypeError as e:
    print(e)
class D(metaclass=lambda name, bases, ns: (name, sorted(k for k in ns if not k.startswith("__")))):
    z = 1
print(D)
