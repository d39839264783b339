# Stacks from a given frame on, and limits.
import sys
import traceback


def inner():
    return sys._getframe(1)


def outer():
    frame = inner()
    print([f.name for f in traceback.extract_stack(frame)][-1], traceback.extract_stack(frame)[-1].filename == __file__)
    print([f.name for f in traceback.extract_stack(frame, limit=1)], len(traceback.format_stack(frame, limit=1)))
    print(len(traceback.extract_stack(frame, limit=-1)), traceback.extract_stack(limit=0), traceback.extract_stack(frame, limit=0))


outer()
print(outer.__code__ is outer.__code__, outer.__code__ is inner.__code__, outer.__code__ is not inner.__code__)


def made():
    return lambda: 1


print(made().__code__ is made().__code__)
g = (x for x in ())
print(g.gi_code is g.gi_code)
try:
    type("C", (), metaclass=type, **{"metaclass": type})
except TypeError as error:
    print(error)
try:
    class C(metaclass=type, **{"metaclass": type}): pass
except TypeError as error:
    print(error)
