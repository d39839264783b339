class Stack[T]:
    def __init__(self) -> None:
        self.items: list[T] = []
    def push(self, item: T) -> None:
        self.items.append(item)
    def pop(self) -> T:
        return self.items.pop()
s = Stack[int]()
s.push(1)
s.push(2)
print(s.pop(), Stack.__type_params__, type(s).__name__)
def first[T](xs: list[T]) -> T:
    return xs[0]
print(first([7, 8]), first.__type_params__)
def bounded[T: int, U: (str, bytes), *Ts, **P](a: T) -> U: ...
print(bounded.__type_params__, bounded.__type_params__[0].__bound__, bounded.__type_params__[1].__constraints__)
type Pair[A] = tuple[A, A]
print(Pair, Pair.__name__, Pair.__value__, Pair[int])
type Recursive = list[Recursive] | int
print(Recursive.__value__)
class Sub(Stack[str]): pass
print(Sub.__bases__[0].__name__, Sub.__orig_bases__)
