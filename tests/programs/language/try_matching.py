class Base(Exception): pass
class Derived(Base): pass
for raised in (Derived, Derived("x"), Base, ValueError, KeyboardInterrupt):
    try:
        raise raised
    except Derived as e:
        print("derived", e.args)
    except Base:
        print("base")
    except Exception as e:
        print("exception", type(e).__name__)
    except BaseException as e:
        print("base exception", type(e).__name__)
choose = (ValueError, (KeyError)) 
try:
    {}[1]
except choose as e:
    print(repr(e))
# The handlers' classes are evaluated only when needed, in order.
def cls(c):
    print("match against", c.__name__)
    return c
try:
    raise KeyError
except cls(ValueError):
    pass
except cls(LookupError):
    print("lookup")
except cls(Exception):
    pass
for bad in (5, "ValueError", (ValueError, 3), None, object):
    try:
        try:
            1 / 0
        except bad:
            print("never")
    except TypeError as e:
        print(e)
try:
    raise (ValueError, KeyError)[0]
except (SyntaxError, TypeError, ValueError) as e:
    print(type(e).__name__)
