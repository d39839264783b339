def f(x):
    match x:
        case [a, b] if a == b:
            return "pair of equals", a
        case [a, (b, c) as inner]:
            return "nested", a, b, c, inner
        case [first, *rest] as whole:
            return "list", first, rest, whole
        case str() as s:
            return "str", s
        case int(n) if n > 10:
            return "big", n
        case n:
            return "any", n
for x in ([1, 1], [1, (2, 3)], [1, 2, 3], [5], "text", 11, 3, [], None):
    print(f(x))
# Names bound by a failed pattern may stay; those of the matched case are set.
match (1, 2, 3):
    case (a, b, 4):
        print("never")
    case (a, *_):
        print(a)
print(a)
match 5:
    case x if (y := x * 2) > 20:
        print("never")
    case _:
        print(x, y)
