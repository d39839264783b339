class Dog:
    """A dog."""
    kind = "canine"
    tricks = []
    def __init__(self, name):
        self.name = name
    def speak(self, times=1):
        return f"{self.name}: " + "woof " * times
rex, fido = Dog("Rex"), Dog("Fido")
print(rex.speak(), fido.speak(times=2), Dog.speak(rex))
rex.tricks.append("sit")
print(fido.tricks, rex.kind)
rex.kind = "wolf"
print(rex.kind, fido.kind, Dog.kind, rex.__dict__)
Dog.kind = "changed"
print(fido.kind, rex.kind)
print(Dog.__name__, Dog.__qualname__, Dog.__module__, Dog.__doc__, Dog.__bases__)
print(type(rex) is Dog, rex.__class__.__name__, isinstance(rex, Dog), isinstance(rex, object))
Dog.bark = lambda self: self.name + "!"
print(rex.bark())
method = rex.speak
print(method(1), method.__self__ is rex)
del rex.kind
print(rex.kind)
try:
    rex.missing
except AttributeError as e:
    print(e, e.name, e.obj is rex)
try:
    Dog.missing
except AttributeError as e:
    print(e)
class Empty: pass
print(Empty.__doc__, vars(Empty()), Empty() == Empty())
print(Dog)
