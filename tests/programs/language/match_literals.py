def f(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -1:
            return "minus one"
        case 1.5:
            return "float"
        case 2 + 3j:
            return "complex"
        case "hello" | b"bytes":
            return "text"
        case None:
            return "none"
        case True | False:
            return "bool"
        case _:
            return "other"
for x in (0, 1, 3, -1, 1.5, 2 + 3j, "hello", b"bytes", None, True, False, 4, [], 0.0, 2.0):
    print(repr(x), f(x))
def g(x):
    match x:
        case True: return "T"
        case 1: return "1"
        case "a" "b": return "joined"
print(g(1), g(True), g(1.0), g("ab"), g("a"))
