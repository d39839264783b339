# `__repr__` and `__str__` that are other methods of built-in types.
import collections


class Number(float):
    __repr__ = float.hex
    __add__ = float.__mul__


class Letters(list):
    __repr__ = object.__repr__
    __str__ = list.__repr__


class Word(str):
    __repr__ = str.upper
    __str__ = str.title


class Table(dict):
    __repr__ = dict.__len__


class Failure(Exception):
    __str__ = Exception.__repr__


class Named(collections.deque):
    __str__ = collections.deque.__len__


number, word = Number(2.5), Word("some word")
print(repr(number), str(number), [number], f"{number}", f"{number!r}", number + 2)
print(str(Letters([1, 2])), repr(Letters())[:24], [Letters()].__repr__()[:25])
print(repr(word), str(word), [word], f"{word}", f"{word!s}", "%s %r" % (word, word), word)
print(str(Failure(1)), repr(Failure(1)), [Failure("a")])
for call in lambda: repr(Table(a=1)), lambda: str(Named()):
    try:
        print(call())
    except TypeError as error:
        print(error)


class Endless:
    __repr__ = object.__str__


for call in repr, str:
    try:
        call(Endless())
    except RecursionError as error:
        print(type(error).__name__)
print(repr(number), str([1, (2, {3: "x"})]))
