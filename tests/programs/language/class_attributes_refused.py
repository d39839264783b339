# Attributes of classes that cannot be set to any value, or not be deleted.
class A:
    pass


class B:
    pass


def attempt(what):
    try:
        what()
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print("done")


attempt(lambda: setattr(A, "__bases__", ()))
attempt(lambda: setattr(A, "__bases__", (int,)))
attempt(lambda: setattr(A, "__bases__", [B]))
attempt(lambda: setattr(A, "__bases__", (A,)))
attempt(lambda: setattr(A, "__mro__", ()))
attempt(lambda: setattr(A, "__dict__", {}))
attempt(lambda: setattr(A, "__class__", 5))
attempt(lambda: setattr(A(), "__class__", 5))
attempt(lambda: setattr(A(), "__class__", int))
attempt(lambda: setattr(A(), "__class__", B))
attempt(lambda: setattr(A, "__name__", 5))
attempt(lambda: delattr(A, "__name__"))
attempt(lambda: delattr(A, "__qualname__"))
attempt(lambda: delattr(A, "missing"))
