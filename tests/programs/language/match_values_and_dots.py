class Color:
    RED = 1
    GREEN = 2
    class Deep:
        BLUE = 3
def f(c):
    match c:
        case Color.RED: return "red"
        case Color.GREEN | Color.Deep.BLUE: return "green or blue"
        case _: return "none"
print(f(1), f(2), f(3), f(4), f("1"))
class Eq:
    def __eq__(self, other):
        print("eq", other)
        return other == 7
match Eq():
    case 5: print("five")
    case Color.RED: print("red")
    case 7: print("seven")
    case 8: print("eight")
match = {"case": 1}
case = "soft keywords are names"
print(match["case"], case)
type = 5
print(type)
_ = "kept"
match 9:
    case _: pass
print(_)
match (3):
    case (3 | 4) as n: print(n)
match [1, [2, [3, [4]]]]:
    case [a, [b, [c, [d]]]]: print(a, b, c, d)
match -3:
    case -3: print("negative")
