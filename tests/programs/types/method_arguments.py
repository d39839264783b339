# What built-in methods say of too few, too many and unknown arguments, and which of them are slots of their type.
values = [5, 2.5, 1j, "a", b"a", [1], (1,), {1: 2}, {1}, range(3), ValueError("x")]
LEFT_OUT = {"__init__", "__new__", "__getattribute__", "__setattr__", "__delattr__", "__doc__", "__buffer__", "__class_getitem__"}


def said(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except TypeError as error:
        return str(error)
    except Exception as error:
        return type(error).__name__
    return "fine"


for value in values:
    kind = type(value)
    print(kind.__name__)
    for name, method in sorted(vars(kind).items()):
        if name in LEFT_OUT or type(method).__name__ not in ("wrapper_descriptor", "method_descriptor"):
            continue
        bound = getattr(value, name)
        print(" ", name, "slot" if type(method).__name__ == "wrapper_descriptor" else "method", end=": ")
        print(said(bound), said(bound, 1, 2, 3, 4, 5), said(bound, wrong=1), sep="; ")
print(type(iter("é")).__name__, type(iter("e")).__name__, enumerate[int])
print("a".__str__(), [type(s.__str__()) for s in ("b", type("S", (str,), {})("c"))], (5).__lt__(2.5), (2.5).__lt__(5), True.__ge__(1j))


# A conversion that a class has set to None is called in vain; `%c` takes the int or the text of a derived class.
class Nothing:
    __int__ = __index__ = __float__ = __complex__ = __bytes__ = None


class Letter(int):
    def __index__(self):
        return 65


class Text(str):
    def __index__(self):
        return 65


for convert in (int, float, complex, bytes, chr, "%d".__mod__, "%x".__mod__, "%c".__mod__, "%f".__mod__, b"%d".__mod__, b"%c".__mod__, "a".center):
    print([said(convert, value) for value in (Nothing(), Letter(66), Text("q"))])
print("%c%c" % (Letter(66), Text("q")), b"%c%c" % (Letter(66), Text("q")))
