class Root:
    def __init__(self, **kw):
        if kw:
            raise TypeError(f"left over: {sorted(kw)}")
        self.trace = ["Root"]
class Named(Root):
    def __init__(self, *, name, **kw):
        super().__init__(**kw)
        self.name = name
        self.trace.append("Named")
class Aged(Root):
    def __init__(self, *, age=0, **kw):
        super().__init__(**kw)
        self.age = age
        self.trace.append("Aged")
class Person(Named, Aged):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.trace.append("Person")
p = Person(name="x", age=3)
print(p.trace, p.name, p.age, [c.__name__ for c in Person.__mro__])
try:
    Person(name="x", size=1)
except TypeError as e:
    print(e)
try:
    Person(age=1)
except TypeError as e:
    print(e)
class Mixin:
    def save(self): return f"saved {self.describe()}"
    def describe(self): return "mixin"
class Loud:
    def describe(self): return super().describe().upper() + "!"
class Doc(Loud, Mixin):
    pass
print(Doc().save(), Doc.__mro__[1:3])
class Alone(Loud): pass
try:
    Alone().describe()
except AttributeError as e:
    print(e)
