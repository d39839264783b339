# host: fail(x) -> raise KeyError("from the host")
# host: fail_value() -> raise ValueError("bad value")
try:
    fail(1)
except KeyError as e:
    print(repr(e), e.args)
def f():
    try:
        return fail_value()
    except ValueError as e:
        return f"handled {e}"
    finally:
        print("finally")
print(f())
def g():
    yield 1
    try:
        yield fail(2)
    except KeyError:
        yield "recovered"
print(list(g()))
