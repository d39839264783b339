"""Messages about texts that nobody reads: they quote the beginning, and nothing of it takes long."""
import re


def report(action, *args):
    try:
        action(*args)
    except Exception as e:
        text = str(e)
        print(type(e).__name__, text[:50], text[-20:] if len(text) < 30000 else "...")
    else:
        print("no error")


class C:
    pass


# What CPython quotes in full below 64 KiB is quoted in full.
name = "n" * 20000
report(getattr, C(), name)
report(setattr, 1, name, 1)
report(delattr, C(), name)
report(float, name)
report(complex, "1_" + name)
report(int, name)
report("a".encode, name)
report(format, 1, name)
report(lambda x: 1, 1, 2)
report(lambda: C(**{name: 1}))
report(lambda: (lambda x: 1)(**{name: 1}))
report(lambda: "{" + name)
report(("{" + name).format)
report(("{" + name + "}").format)
report(re.compile, "(?P<" + name + "->a)")
report(type(name, (), {}))
report(type(name, (), {})())
try:
    getattr(C(), name)
except AttributeError as e:
    print(str(e) == f"'C' object has no attribute '{name}'", e.name == name)
print(repr(type(name, (), {})())[:30], type(name, (), {}).__name__ == name)

print(str(OSError(2, name, name)) == f"[Errno 2] {name}: '{name}'")
print(str(OSError(2, "a", "b", None, "c")))
print(str(UnicodeDecodeError("x", b"ab", 0, 1, name)) == f"'x' codec can't decode byte 0x61 in position 0: {name}")
print(str(UnicodeTranslateError("ab", 0, 2, "why")))
print(str(SyntaxError("why", ("f", 1, 2, "text"))), str(SyntaxError("why")))
print(str(ExceptionGroup(name, [OSError()])) == name + " (1 sub-exception)")
print(str(ImportError(name)) == name)

# Spaces around numbers, in the middle of which a look at the interrupt comes.
spaces = " " * 10000
print(float(spaces + "1.5" + spaces), int(spaces + "-7" + spaces), complex(spaces + "(1+2j)" + spaces))
print(float((spaces + "1.5\n").encode()), float.fromhex(spaces + "0x1p3" + spaces), int("\u3000" * 9000 + "12\u2003"))

# Many arguments by name.
many = {f"k{i}": i for i in range(5000)}
print(len((lambda **kw: kw)(**many)), (lambda *a, k7, **kw: (a, k7, len(kw)))(1, **many))
print(len(dict(**many)), dict(**many) == many, list((lambda **kw: kw)(**many)) == list(many))
print(sum((lambda *a: a)(*range(9000))), len((lambda a, *b, **c: b)(*range(6000), **many)))
report(lambda: (lambda k1: 1)(**many))
