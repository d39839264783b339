def f():
    try:
        raise ValueError("first")
    finally:
        print("finally runs")
        undefined()
f()
