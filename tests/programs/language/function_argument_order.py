# Arguments are evaluated left to right, decorators and defaults before the function exists.
def note(x):
    print("note", x)
    return x
def f(*a, **k):
    return a, k
print(f(note(1), *note([2, 3]), k=note(4), *note([5]), **note({"z": 6})))
@(lambda g: note("outer") and g)
@(lambda g: note(g.__name__) and g)
def g(a=note("default"), *, b=note("kw")): pass
xs = [note("a"), note("b")]
d = {note("k1"): note("v1"), note("k2"): note("v2")}
note([9])[note(0)] = note("value first")
print(note(1) + note(2) * note(3))
print(note(3) if note(0) else note(4))
