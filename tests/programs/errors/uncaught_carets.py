# Carets show the part of the line that failed.
def show(f):
    try:
        f()
    except Exception as e:
        import traceback
        print("".join(traceback.format_exception(e)))
data = {"a": [1, {"b": None}]}
show(lambda: data["a"][1]["b"]["c"])
show(lambda: 1 + 2 * (3 / 0) - 4)
show(lambda: data["x"])
def long():
    return (1 +
            len(5) +
            3)
show(long)
def attribute():
    x = data
    return x.get("a").nope.more
show(attribute)
def call():
    print("a", int("x"), "b")
show(call)
def compare():
    return 1 < "a" < 2
show(compare)
def assign():
    x, y = 1, 2, 3
show(assign)
def store():
    data["k"]["z"] = 1
show(store)
def raising():
    raise KeyError("k")
show(raising)
