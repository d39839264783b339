import sys
import traceback


def inner():
    raise ValueError("inside")


def outer():
    try:
        inner()
    except ValueError as error:
        raise KeyError("outside") from error


try:
    outer()
except KeyError as error:
    made = traceback.TracebackException.from_exception(error)
    stack = traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__))
    print(made.stack == stack, [frame.line for frame in stack], [tuple(frame)[1:] for frame in stack])
    print(len(traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), limit=1)), made.__cause__.stack[-1].name)
    compact = traceback.TracebackException.from_exception(error, compact=True)
    print(compact.__context__, compact.__cause__ is not None, made == traceback.TracebackException.from_exception(error))


def deep(n):
    return deep(n - 1) if n else [(frame.f_code.co_name, line) for frame, line in traceback.walk_stack(None)][:4]


print(deep(2))
