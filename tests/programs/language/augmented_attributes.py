# Augmented assignment to attributes: the one-step form for numbers in slots must do what the general form does.
class Plain:
    def __init__(self):
        self.n = 0
        self.f = 0.5


class Hooked(Plain):
    def __getattribute__(self, name):
        if name == "n":
            return 100
        return super().__getattribute__(name)


class Setter(Plain):
    def __setattr__(self, name, value):
        super().__setattr__(name, value * 2)


class Prop:
    def __init__(self):
        self._n = 1

    @property
    def n(self):
        return self._n

    @n.setter
    def n(self, value):
        self._n = value + 1000


class Slotted:
    __slots__ = ("n",)


class Named(Plain):
    n = 7

    def __init__(self):
        pass


def bump(obj, by):
    for _ in range(3):
        obj.n += by
        obj.n -= 1
        obj.n *= by
    return obj.n


for cls in (Plain, Hooked, Setter, Prop, Named):
    obj = cls()
    try:
        print(cls.__name__, bump(obj, 3), bump(obj, 2.5), bump(obj, True), obj.__dict__)
    except Exception as error:
        print(cls.__name__, type(error).__name__, error)
# The same instructions, with all of these in turn.
for _ in range(2):
    for cls in (Plain, Hooked, Plain, Setter, Prop, Named, Plain):
        print(cls.__name__, bump(cls(), 2))
slotted = Slotted()
try:
    slotted.n += 1
except AttributeError as error:
    print(error)
slotted.n = 2**62
for _ in range(3):
    slotted.n += slotted.n
print(slotted.n)
text = Plain()
text.n = "a"
for part in ("b", "c"):
    text.n += part
print(text.n)
try:
    text.n += 1
except TypeError as error:
    print(error)
items = Plain()
items.n = alias = [1]
items.n += [2]
print(items.n is alias, alias)


# Hooks that appear after the instructions have run.
late = Plain()


def step(obj):
    obj.n += 1
    return obj.n


print(step(late), step(late))
Plain.__getattribute__ = lambda self, name: 50 if name == "n" else object.__getattribute__(self, name)
print(step(late))
del Plain.__getattribute__
print(step(late))
Plain.n = property(lambda self: 9)
try:
    step(late)
except AttributeError as error:
    print(error)


# Getters: methods that only give an attribute.
class Holder:
    def __init__(self, value):
        self.value = value

    def get(self):
        return self.value

    @property
    def prop(self):
        return self.value


def read(holder):
    return holder.get(), holder.prop


a = Holder(1)
print([read(a) for _ in range(3)])
del a.value
for _ in range(2):
    try:
        read(a)
    except AttributeError as error:
        print(error)
a.value = 2
print(read(a))
Holder.value = property(lambda self: "from the class")
print(read(a))


def unbound_operand():
    obj = Holder.__new__(Holder)
    try:
        obj.missing += amount
    except Exception as error:
        print(type(error).__name__, error)
    amount = 1


unbound_operand()
