# What `dict` and `update` say of an element that is no pair, and what they have stored by then.
import traceback
class It:
    def __iter__(self): raise TypeError("mine")
class Bad:
    def __iter__(self): return 5
def gen():
    yield 1, 2
    yield 3
for bad in ([1], [(1, 2), 3], [It()], [(1, 2), None], gen(), [Bad()], [(1, 2, 3)], ["ab", "c"], 5, [[]]):
    try: dict(bad)
    except Exception as e: print(traceback.format_exception_only(e), e.__cause__, e.__suppress_context__)
    d = {0: 0}
    try: d.update(bad)
    except Exception as e: print(traceback.format_exception_only(e), d)
    try: d |= bad
    except Exception as e: print(traceback.format_exception_only(e), d)
d = {}
try: d.update([(1, 2), ([], 3)])
except TypeError as e: print(e, d)
try: print(dict([("a", 1), ([], 3)], b=2))
except TypeError as e: print(e)
