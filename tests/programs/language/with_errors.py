class NoEnter: pass
class NoExit:
    def __enter__(self): return self
class BadEnter:
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *a): print("not called")
class BadExit:
    def __enter__(self): pass
    def __exit__(self, *a): raise KeyError("exit")
class WrongArgs:
    def __enter__(self): pass
    def __exit__(self): pass
def attempt(m, fail=False):
    try:
        with m:
            print("body")
            if fail:
                raise OSError("body")
    except Exception as e:
        print(type(e).__name__, e, repr(e.__context__))
attempt(NoEnter())
attempt(NoExit())
attempt(BadEnter())
attempt(BadExit())
attempt(BadExit(), True)
attempt(WrongArgs())
attempt(5)
# Looked up on the type, not on the instance.
n = NoEnter()
n.__enter__ = n.__exit__ = lambda *a: None
attempt(n)
