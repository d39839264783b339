from typing import get_overloads, overload


def define():
    @overload
    def f(x: int): ...

    @overload
    def f(x: str): ...

    first = f

    def f(x):
        return x

    return f, first


for _ in range(3):
    f, last = define()
    print(len(get_overloads(f)))
