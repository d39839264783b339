import types, sys
class M(types.ModuleType):
    kind = "derived"
    def __init__(self, name, doc=None):
        super().__init__(name, doc)
        self.extra = 1
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return "made " + name
m = M("tools", "doc")
print(m.__name__, m.__doc__, m.kind, m.extra, m.other, isinstance(m, types.ModuleType), m, sorted(m.__dict__))
class N(types.ModuleType): pass
n = N("plain")
n.z = 1
print(n.__name__, n, n.z, vars(n)["z"])
sys.modules["tools"] = m
import tools
print(tools is m, tools.extra)
for f in (lambda: N(), lambda: types.ModuleType(5), lambda: types.ModuleType()):
    try:
        print(f())
    except TypeError as e:
        print(e)
