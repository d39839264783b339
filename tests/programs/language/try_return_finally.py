def a():
    try:
        return "try"
    finally:
        print("finally a")
def b():
    try:
        return "try"
    finally:
        return "finally"
def c():
    try:
        1 / 0
    finally:
        return "swallowed"
def d():
    try:
        1 / 0
    except ZeroDivisionError:
        return "except"
    else:
        return "else"
    finally:
        print("finally d")
def e():
    x = 1
    try:
        return x
    finally:
        x = 2
def f():
    try:
        pass
    except Exception:
        return "never"
    else:
        return "else"
    finally:
        print("finally f")
def g():
    try:
        try:
            return "inner"
        finally:
            print("1")
            raise ValueError("from finally")
    except ValueError as err:
        return f"caught {err}"
    finally:
        print("2")
for fn in (a, b, c, d, e, f, g):
    print(fn())
