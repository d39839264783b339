print()
print(1, "a", None, [1, "a"], 2.0)
print(1, 2, sep="")
print(1, 2, sep=None, end="!\n")
print("a", "b", sep=", ", end="")
print()
print(*[1, 2, 3], sep="\n")
print("x", end=None)
print("no newline", end="\n\n")
print("", "", sep="|")
print("flush", flush=True)
for bad in (dict(sep=1), dict(end=2), dict(bogus=1)):
    try:
        print("x", **bad)
    except TypeError as e:
        print(e)
class S:
    def __str__(self): return "str"
    def __repr__(self): return "repr"
print(S(), [S()], {1: S()}, (S(),), f"{S()} {S()!r}")
