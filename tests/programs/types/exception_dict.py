# `__dict__` of exceptions.
class E(Exception): pass
for e in Exception("m"), E("m"):
    e.x = 1
    e.add_note("n")
    e.__dict__ = {"a": 1}
    print(e.a, e.__dict__, hasattr(e, "x"), hasattr(e, "__notes__"), e.args)
    for bad in None, [], 1:
        try: e.__dict__ = bad
        except TypeError as err: print(err)
    try:
        del e.__dict__
    except TypeError as err: print(err)
    e.b = 2
    print(e.__dict__)
