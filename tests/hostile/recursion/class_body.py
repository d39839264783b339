# ends: RecursionError
def f():
    class C:
        x = f()
f()
