print(",".join(["a", "b", "c"]), "".join("xyz"), "-".join([]), "-".join(["one"]), ", ".join(str(i) for i in range(4)), "ab".join(("1", "2", "3")), "|".join({"k": 1, "m": 2}), " ".join(map(str, [1, None])))
for f in (lambda: ",".join([1, 2]), lambda: ",".join(["a", None]), lambda: ",".join(5), lambda: ",".join(["a", b"b"]), lambda: ",".join(), lambda: ",".join("a", "b"), lambda: ",".join(x for x in ["a", 1])):
    try:
        print(f())
    except TypeError as e:
        print(e)
t = str.maketrans("abc", "xyz")
print("aabbcc".translate(t), t, "hello".translate(str.maketrans({"l": "L", "o": None, "h": "HH", ord("e"): 69})), "abcd".translate(str.maketrans("ab", "12", "d")), "abc".translate({}), "abc".translate({97: "A", 98: None}))
class Map:
    def __getitem__(self, i):
        if i == 98: raise LookupError
        return i + 1
print("abc".translate(Map()))
for f in (lambda: str.maketrans("ab", "c"), lambda: str.maketrans("a"), lambda: str.maketrans({"ab": 1}), lambda: "a".translate({97: 1.5}), lambda: "a".translate({97: 0x110000}), lambda: "a".translate(5)):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
