def t(x):
    print("t", end=" ")
    return x

print(t(0) or t("") or t([]) or t("last"))
print(t(1) and t("x") and t(0) and t("never"))
print(t(None) and t(1) or t(2))
print(not t([]), not t([0]))

class Falsy:
    def __bool__(self):
        print("bool", end=" ")
        return False
class Empty:
    def __len__(self):
        print("len", end=" ")
        return 0
print(type(Falsy() or 5).__name__, type(Falsy() and 5).__name__)
print("yes" if Empty() else "no")
print(not Falsy())
if not (Falsy() or Empty()):
    print("both false")
class Bad:
    def __bool__(self):
        return 1
try:
    if Bad(): pass
except TypeError as e:
    print(e)
class BadLen:
    def __len__(self):
        return -1
try:
    bool(BadLen())
except ValueError as e:
    print(e)
