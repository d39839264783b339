# What a bound method says it is.
import re
from types import MethodType


class Named:
    __name__ = "name"

    def __call__(self, other):
        return other


class Nameless(Named):
    __name__ = 3


class Thing:
    def __repr__(self):
        return "<thing>"


print(MethodType(Named(), Thing()), MethodType(Nameless(), Thing()), MethodType(Thing, Thing()), MethodType(Named(), Thing())())
