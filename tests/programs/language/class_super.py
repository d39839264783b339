class A:
    x = "A.x"
    def f(self): return "A.f"
    @classmethod
    def c(cls): return f"A.c of {cls.__name__}"
    @staticmethod
    def s(): return "A.s"
    @property
    def p(self): return "A.p"
class B(A):
    x = "B.x"
    def f(self): return "B+" + super().f()
    @classmethod
    def c(cls): return "B+" + super().c()
    @staticmethod
    def s(): return "B+" + super(B, B).s()
    @property
    def p(self): return "B+" + super().p
    def get(self): return super().x, super(B, self).f(), super
    def closure(self):
        def inner(): return super(B, self).f()
        return inner(), [super(B, self).x for _ in range(1)]
b = B()
print(b.f(), b.c(), B.c(), b.s(), b.p, b.get()[:2], b.closure())
class C(B):
    def __init__(self):
        self.s2 = super()
print(C().s2.f(), C().s2.__thisclass__.__name__, C().s2.__self_class__.__name__)
try:
    super()
except RuntimeError as e:
    print(e)
def outside():
    super()
try:
    outside()
except RuntimeError as e:
    print(e)
def arg(self):
    super()
try:
    arg(1)
except RuntimeError as e:
    print(e)
try:
    super(B, 5)
except TypeError as e:
    print(e)
try:
    b_super = super(B, b).nope
except AttributeError as e:
    print(e)
class D(A):
    def set(self): super().x = 5
try:
    D().set()
except AttributeError as e:
    print(e)
