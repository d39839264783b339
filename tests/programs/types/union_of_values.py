import typing
T = typing.TypeVar("T")
print(T | 1 if 0 else T | int, int | T)
print(list["Node"] | None, (int | None) | "Node" == typing.Optional[typing.Union[int, "Node"]])
print(typing.List[int] | "x", typing.Optional[int] | 1.5)
class A:
    pass
a = A()
print(type((int | None) | a).__name__, ((int | None) | a).__args__[2] is a)
try:
    print([] | (int | None))
except TypeError as e:
    print(e)
print((int | None) | [1])
x = int | None
x |= 5
print(x)
print((int | None).__or__(3), (int|None).__ror__(3))
try:
    isinstance(1, x)
    print(isinstance("a", x))
except TypeError as e:
    print(e)
try: print((int|None) | 1)
except TypeError as e: print(e)
try: print(int | 1)
except TypeError as e: print(e)
try: print("x" | (int|None))
except TypeError as e: print(e)
try: print((int|None) | "x")
except TypeError as e: print(e)
try: print(1.5 | (int|None), (int|str)|3j, {1:2} | (int|None))
except TypeError as e: print(e)
try: print({1:2} | (int|None))
except TypeError as e: print(e)
try: print({1} | (int|None))
except TypeError as e: print(e)
print(type(1 | (int | None)))
