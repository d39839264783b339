# mode: no-cpython
# differs: the oracle's C library has another errno for the same error; this is CPython's text on Linux
for f in (lambda: 10.0 ** 400, lambda: 2.0 ** 5000, lambda: pow(-10.0, 401)):
    try:
        print(f())
    except OverflowError as e:
        print(type(e).__name__, e, e.args)
