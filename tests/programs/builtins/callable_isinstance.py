class A: pass
class B(A): pass
print(isinstance(B(), A), isinstance(5, (str, int)), isinstance(5, int | str), isinstance(None, int | None), isinstance(True, int), isinstance([], (tuple, (str, (list,)))), isinstance(A, type), isinstance(5, object), isinstance("a", ()))
print(issubclass(B, A), issubclass(B, (int, A)), issubclass(bool, int), issubclass(int, int | str), issubclass(A, object), issubclass(type, object), callable(len), callable(A), callable(A()), callable(lambda: 0), callable("x"), type(5) is int, type(B()) is A)
for f in (lambda: isinstance(5, 5), lambda: isinstance(5, "int"), lambda: isinstance(5, (int, 5)), lambda: isinstance("a", (int, 5)), lambda: issubclass(5, int), lambda: issubclass(int, 5), lambda: isinstance(5), lambda: isinstance([], list[int]), lambda: issubclass(A(), A), lambda: isinstance(1, [int]), lambda: issubclass(int, (5,)), lambda: callable()):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(int | str, int | None, (int | str) == (str | int), list[int], dict[str, int], type(int | str), tuple[int, ...], list[int] | None, (int | str).__args__)
