from collections import deque, UserList
def f(x):
    match x:
        case []: return "empty"
        case [_]: return "one"
        case [1, *_, 9]: return "1..9"
        case (a, b): return f"two {a} {b}"
        case [*start, "end"]: return f"start {start}"
        case [[a, *_], *_]: return f"nested {a}"
        case _: return "no"
for x in ([], (), [0], [1, 9], (1, 2, 3, 9), (7, 8), ["a", "b", "end"], [[5, 6], 7, 8], "ab", b"ab", range(2), {1, 2}, {"a": 1}, deque([1, 2]), iter([1]), bytearray(b"xy")):
    print(type(x).__name__, f(x))
match [1, 2, 3, 4]:
    case [a, b, *c, d] if c:
        print(a, b, c, d)
match "ab", 3:
    case x, y:
        print(x, y)
match 1,:
    case 1,:
        print("tuple of one")
