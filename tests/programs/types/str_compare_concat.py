print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "é" > "z", "😀" > "漢", "a" == "a", "a" != "A", "Z" < "a")
print(sorted(["banana", "Apple", "cherry", "", "apple", "10", "9"]), min("hello"), max("hello"), sorted("hello", reverse=True))
for f in (lambda: "a" + 1, lambda: 1 + "a", lambda: "a" - "b", lambda: "a" < 1, lambda: "a" * "b", lambda: "a" + None, lambda: "a" + b"b", lambda: "a" / 2, lambda: -"a", lambda: "a" % 1, lambda: "%d" % "x", lambda: "a" & "b", lambda: ["a"] + "b", lambda: "a" + ["b"]):
    try:
        print(f())
    except TypeError as e:
        print(e)
print("a" == 1, "a" != 1, "1" == 1, "a" == b"a", "a" in {"a"}, hash("abc") == hash("ab" + "c"))
x = "start"
for c in "abc":
    x += c
print(x, "-" * 20, "ab" * 0, "ab" * -1, True * "x", "".join(["a"] * 3))
