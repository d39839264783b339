from typing import *

Ts = TypeVarTuple("Ts")


@no_type_check
class Some:
    @staticmethod
    def static(x: int): ...

    @classmethod
    def klass(cls, y: int): ...

    class Inner:
        def method(self, x: int): ...


print(Some.static.__no_type_check__, Some.klass.__no_type_check__, Some.Inner.method.__no_type_check__, get_type_hints(Some.static))
print([get_type_hints(obj) for obj in (int, type, dir, object.__str__, object().__str__, str.join)])


def f1(*args: *Ts): ...
def f2(*args: *tuple[int, str]): ...
def f3(*args: "*Ts"): ...
def f4(*args: "*tuple[int, str]"): ...


for f in f1, f2, f3, f4:
    print(get_type_hints(f))
