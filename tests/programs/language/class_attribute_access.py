class Lazy:
    present = "class"
    def __getattr__(self, name):
        if name.startswith("x"):
            return f"made {name}"
        raise AttributeError(f"no {name} here")
o = Lazy()
o.own = 1
print(o.present, o.own, o.xyz, hasattr(o, "xa"), hasattr(o, "b"), getattr(o, "b", "default"))
try:
    o.b
except AttributeError as e:
    print(e)
class Everything:
    def __init__(self): self.a = 1
    def __getattribute__(self, name):
        if name == "secret": raise AttributeError("hidden")
        value = super().__getattribute__(name)
        return f"<{value}>" if name == "a" else value
    def __getattr__(self, name): return f"fallback {name}"
e = Everything()
print(e.a, e.secret, e.zz, e.__dict__)
class Watch:
    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)
w = Watch()
w.x = 1
w.x += 1
del w.x
setattr(w, "y", 2)
delattr(w, "y")
try:
    del w.z
except AttributeError as err:
    print(err)
class Frozen:
    def __init__(self): object.__setattr__(self, "v", 1)
    def __setattr__(self, name, value): raise TypeError(f"{name} is read only")
try:
    Frozen().v = 2
except TypeError as err:
    print(err)
class Dir:
    def __dir__(self): return ["b", "a"]
print(dir(Dir()))
