class Temperature:
    def __init__(self, celsius=0):
        self._c = celsius
    @property
    def celsius(self):
        "In degrees Celsius."
        return self._c
    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._c = value
    @celsius.deleter
    def celsius(self):
        print("reset")
        self._c = 0
    @property
    def fahrenheit(self):
        return self._c * 9 / 5 + 32
t = Temperature(100)
print(t.celsius, t.fahrenheit)
t.celsius = 25
t.celsius += 5
print(t.fahrenheit)
del t.celsius
print(t.celsius)
for action in (lambda: setattr(t, "celsius", -300), lambda: setattr(t, "fahrenheit", 1), lambda: delattr(t, "fahrenheit")):
    try:
        action()
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)
print(Temperature.celsius.__doc__, type(Temperature.celsius).__name__, Temperature.celsius.fget(t))
t.__dict__["celsius"] = "shadow"
print(t.celsius)
class W:
    x = property(fset=lambda self, v: print("set", v))
w = W()
w.x = 5
try:
    w.x
except AttributeError as e:
    print(e)
class Sub(Temperature):
    @Temperature.celsius.getter
    def celsius(self):
        return self._c + 0.5
print(Sub(1).celsius)
class Raises:
    @property
    def bad(self):
        return self.missing
try:
    Raises().bad
except AttributeError as e:
    print(e)
