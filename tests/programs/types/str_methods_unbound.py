print(str.upper("abc"), list(map(str.strip, [" a ", "b "])), sorted(["b", "A"], key=str.lower), "abc".upper.__name__, str.join("-", "ab"))
m = "hello".replace
print(m("l", "L"), type(m).__name__, type(str.upper).__name__, m.__self__)
for f in (lambda: str.upper(5), lambda: str.upper(), lambda: "a".upper(1), lambda: "a".nope, lambda: str.join("a"), lambda: "a".upper(x=1), lambda: str.split(5, ",")):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(e)
print("a".__len__(), "a".__add__("b"), "ab".__contains__("a"), "ab".__getitem__(0), "a".__eq__("a"), "a".__eq__(1), "a".__lt__("b"), "ab".__mul__(2), "x".__format__(">3"), "abc".__hash__() == hash("abc"), "%s".__mod__(1), "ab".__iter__().__next__())
print(str(), str(5), str([1]), str(None), str(object=1.5), str("a"), type(str(True)).__name__, "abc".__class__)
for f in (lambda: str(1, 2), lambda: str("a", "utf-8"), lambda: str(b"a", 5), lambda: "a".__add__(1)):
    try:
        print(f())
    except TypeError as e:
        print(e)
