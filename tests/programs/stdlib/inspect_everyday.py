import inspect, functools, collections, dataclasses

def f(a, /, b: int, c=3, *args: str, d, e: "x" = 5, **kw) -> list[int]:
    "Doc."

async def co(): pass
def gen(): yield
async def agen(): yield

class C:
    """A class.

        indented
      less
    """
    def __init__(self, x, y=2): self.x = x
    def meth(self, z: int = None): pass
    @classmethod
    def cm(cls, q): pass
    @staticmethod
    def sm(r): pass
    @property
    def p(self): "prop doc"
    def __call__(self, k): pass

@dataclasses.dataclass
class D:
    a: int
    b: str = "x"
    c: list = dataclasses.field(default_factory=list)

@functools.wraps(f)
def wrapped(*a, **k): pass

NT = collections.namedtuple("NT", "x y")
for o in [f, co, C, C.meth, C(1).meth, C.cm, C.sm, C(1), D, wrapped, functools.partial(f, 1, d=4), functools.partial(f, 1, 2), lambda x, *y: x, len, str.split, "a".split, NT, [].append, functools.partial(int, base=2)]:
    try:
        print(inspect.signature(o))
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])
s = inspect.signature(f)
print(list(s.parameters), s.return_annotation, s.parameters["b"], repr(s.parameters["e"]), s.parameters["a"].kind, s.parameters["args"].kind.name, s.parameters["c"].default, s.parameters["b"].default is inspect.Parameter.empty)
b = s.bind(1, 2, 3, "x", d=4, z=9)
print(b, b.args, b.kwargs, b.arguments)
b = s.bind(1, b=2, d=4)
b.apply_defaults()
print(b)
for args, kw in [((), {}), ((1,), {}), ((1, 2), {}), ((1, 2), {"d": 1, "b": 3}), ((1, 2), {"a": 1, "d": 2})]:
    try:
        print(s.bind(*args, **kw))
    except TypeError as e:
        print(e)
try:
    inspect.signature(lambda x: x).bind(1, 2)
except TypeError as e:
    print(e)
try:
    inspect.signature(lambda x: x).bind(x=1, y=2)
except TypeError as e:
    print(e)
print(s == inspect.signature(f), s.replace(return_annotation=int), s.bind_partial(1))
print(inspect.getdoc(C), inspect.getdoc(f), inspect.getdoc(C.p))
print(inspect.isfunction(f), inspect.ismethod(C(1).meth), inspect.isclass(C), inspect.isbuiltin(len), inspect.isgeneratorfunction(gen), inspect.iscoroutinefunction(co), inspect.isasyncgenfunction(agen), inspect.isgenerator(gen()), inspect.ismodule(inspect), inspect.isroutine(len), inspect.isabstract(C), inspect.isdatadescriptor(C.p))
print([n for n, v in inspect.getmembers(C, inspect.isfunction)])
print([n for n, v in inspect.getmembers(C(1)) if not n.startswith("__")])
print(inspect.getfullargspec(f)[:-1])
print(inspect.getmro(D), inspect.unwrap(wrapped) is f, inspect.getmodule(f))
print(inspect.cleandoc("  a\n    b\n   c\n"))
g = gen()
print(inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g), list(g), inspect.getgeneratorstate(g))
print(inspect.Parameter("x", inspect.Parameter.KEYWORD_ONLY, default=3, annotation=int))
for bad in [lambda: inspect.signature(3), lambda: inspect.Parameter("1", 1), lambda: inspect.Parameter("a", 9), lambda: inspect.Signature([inspect.Parameter("a", 3), inspect.Parameter("b", 1)]), lambda: inspect.getsource(3)]:
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(inspect.get_annotations(f), inspect.get_annotations(D))
