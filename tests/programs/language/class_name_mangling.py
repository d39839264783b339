class A:
    __secret = "A secret"
    def __init__(self):
        self.__x = 1
        self.__y__ = 2
    def get(self): return self.__x, self.__secret
    def __hidden(self): return "hidden"
    def call(self): return self.__hidden()
class B(A):
    def __init__(self):
        super().__init__()
        self.__x = "B"
    def both(self): return self.__x, self._A__x
a, b = A(), B()
print(a.__dict__, a.get(), b.both(), b.get(), a.call())
try:
    a.__x
except AttributeError as e:
    print(e)
print(a._A__hidden(), a._A__secret)
class _Lead:
    def f(self):
        __local = 5
        return __local, locals()
print(_Lead().f()[0], list(_Lead().f()[1])[1:])
class K:
    def f(self, __arg): return __arg
print(K().f(1), K.f.__code__.co_varnames)
