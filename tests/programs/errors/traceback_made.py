# Tracebacks that a program makes and changes.
import sys
import traceback
import types


def fail():
    raise ValueError("x")


def made():
    try:
        fail()
    except ValueError as error:
        return error.__traceback__


tb = made()
print(tb.tb_next is tb.tb_next, tb.tb_frame is tb.tb_frame, tb.tb_next.tb_next)
for change in (lambda: delattr(tb, "tb_next"), lambda: setattr(tb, "tb_next", "x"), lambda: setattr(tb, "tb_next", tb), lambda: setattr(tb.tb_next, "tb_next", tb)):
    try:
        change()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
inner = tb.tb_next
tb.tb_next = None
print(tb.tb_next, [f.name for f in traceback.extract_tb(tb)])
tb.tb_next = inner
print(tb.tb_next is inner, [f.name for f in traceback.extract_tb(tb)])

# What an exception has already passed is behind what it passes now.
try:
    raise IndexError().with_traceback(tb)
except IndexError as error:
    print(error.__traceback__ is tb, error.__traceback__.tb_next is tb)
    print([f.name for f in traceback.extract_tb(error.__traceback__)])


def again():
    try:
        made_error = KeyError("k")
        raise made_error
    except KeyError as error:
        first = error.__traceback__
        try:
            raise
        except KeyError as same:
            print(same.__traceback__ is first, same.__traceback__.tb_next)
    return made_error, first


error, first = again()
try:
    raise error
except KeyError as same:
    print(same.__traceback__ is first, same.__traceback__.tb_next is first)
    same.__traceback__.tb_next = None
    print([f.name for f in traceback.extract_tb(same.__traceback__)])

frame = sys._getframe()
other = types.TracebackType(None, frame, 1, 2)
chained = types.TracebackType(tb_next=other, tb_frame=frame, tb_lasti=0, tb_lineno=7)
print(chained.tb_next is other, chained.tb_frame is frame, other.tb_lasti, other.tb_lineno, chained.tb_lineno, other.tb_next)
print([f.name for f in traceback.extract_tb(chained)])
for args in (("no", frame, 1, 2), (None, "no", 1, 2), (None, frame, "no", 2), (None, frame, 1, "no"), (None, frame)):
    try:
        types.TracebackType(*args)
    except TypeError as error:
        print(error)


def rewritten():
    try:
        fail()
    except ValueError as error:
        at = error.__traceback__
        raise error.with_traceback(types.TracebackType(None, at.tb_frame, at.tb_lasti, at.tb_lineno))


try:
    rewritten()
except ValueError as error:
    print([(f.name, f.lineno - rewritten.__code__.co_firstlineno) for f in traceback.extract_tb(error.__traceback__)])
try:
    rewritten()
except ValueError as error:
    raise error.with_traceback(error.__traceback__.tb_next)
