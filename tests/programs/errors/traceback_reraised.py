# A re-raised exception keeps the lines it passed.
import traceback
def a():
    raise ValueError("x")
def b():
    try:
        a()
    except ValueError as e:
        raise
def c():
    try:
        b()
    except ValueError as e:
        raise e
try:
    c()
except ValueError:
    print(traceback.format_exc())
try:
    saved = None
    try:
        a()
    except ValueError as e:
        saved = e
    raise saved.with_traceback(None)
except ValueError:
    print(traceback.format_exc())
