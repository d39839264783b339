class Stack(list):
    def push(self, x): self.append(x); return self
    def __repr__(self): return f"Stack{list(self)}"
s = Stack([1]).push(2).push(3)
print(s, len(s), s[-1], s + [4], type(s + [4]).__name__, s == [1, 2, 3], isinstance(s, list), sorted(s, reverse=True), type(s[:1]).__name__)
class Default(dict):
    def __missing__(self, key):
        self[key] = value = f"<{key}>"
        return value
d = Default(a=1)
print(d["a"], d["b"], d, d.get("c"), "c" in d)
class Text(str):
    def shout(self): return self.upper() + "!"
    def __len__(self): return 99
t = Text("hi")
print(t.shout(), len(t), t + " you", type(t + "").__name__, t == "hi", {t: 1}["hi"], f"{t:>5}", t[0])
class Money(int):
    def __new__(cls, v): return super().__new__(cls, round(v * 100))
    def __str__(self): return f"${int(self) / 100:.2f}"
    def __add__(self, o): return Money((int(self) + int(o)) / 100)
m = Money(1.5) + Money(2.25)
print(m, repr(m), m + 0, type(m).__name__, m > 100, m * 2)
class Pair(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    @property
    def first(self): return self[0]
p = Pair(1, 2)
print(p, p.first, p == (1, 2), hash(p) == hash((1, 2)))
a, b = p
class Unique(set):
    def add(self, x):
        print("adding", x)
        super().add(x)
u = Unique([1])
u.add(2)
print(u, u | {3})
class Celsius(float):
    def __repr__(self): return f"{float(self)}C"
print(Celsius(3), [Celsius(1.5)], Celsius(1) + 1, str(Celsius(2)))
