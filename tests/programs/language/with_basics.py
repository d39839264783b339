class Manager:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress
    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value, tb is not None)
        return self.suppress
with Manager("a") as x:
    print("body", x)
with Manager("b"):
    pass
with Manager("c") as x, Manager("d") as y:
    print(x, y)
with (
    Manager("e") as x,
    Manager("f"),
):
    print("paren")
with Manager("s", True):
    raise ValueError("suppressed")
print("after")
try:
    with Manager("t") as x, Manager("u") as y:
        raise KeyError("k")
except KeyError as e:
    print("outer", e)
with Manager("v", True), Manager("w"):
    1 / 0
def f():
    with Manager("ret"):
        return "value"
print(f())
for i in range(3):
    with Manager(str(i)):
        if i == 0: continue
        break
