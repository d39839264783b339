# PEP 649: annotations are evaluated when asked for.
def f(a: Later) -> Later:
    return a

try:
    f.__annotations__
except NameError as e:
    print("NameError:", e)

class Later:
    next: Later
    def link(self, to: Later) -> None: ...

print(f.__annotations__ == {"a": Later, "return": Later})
print(Later.__annotations__ == {"next": Later})
print(list(Later.link.__annotations__))

class C:
    print("no", "evaluation")
    n: 1 / 0
try:
    C.__annotations__
except ZeroDivisionError as e:
    print(e)
