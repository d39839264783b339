def v(x):
    print("eval", x)
    return x
print(f"{v(1)}{v('a'):{v(5)}}{v(2)!r}")
class S:
    def __init__(self, n): self.n = n
    def __str__(self):
        print("str", self.n)
        return f"s{self.n}"
print(f"{S(1)} {S(2)} {v(3)} {S(4)!s}")
try:
    f"{v(1)}{1 / 0}{v(2)}"
except ZeroDivisionError as e:
    print(e)
