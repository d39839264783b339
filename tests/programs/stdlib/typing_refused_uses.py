# Uses of special forms that `typing` refuses.
from typing import NamedTuple, NewType, NotRequired, Required

UserId = NewType("UserId", int)


def attempt(action):
    try:
        print(action())
    except TypeError as error:
        print(error)


attempt(lambda: Required[NotRequired])
attempt(lambda: NotRequired[Required])
attempt(lambda: Required[int])
attempt(lambda: NamedTuple("Name", [("x", int)], y=str))
attempt(lambda: type("A", (), {}) and make())


def make():
    class ProUserId(UserId):
        pass


def make_union():
    class Both(int | str):
        pass


attempt(make)
attempt(make_union)
