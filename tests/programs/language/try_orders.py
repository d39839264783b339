def run(label, raise_it, handle=True):
    try:
        print(label, "try")
        if raise_it:
            raise raise_it
    except ValueError as e:
        print("except", e)
        if not handle:
            raise
    except (KeyError, IndexError) as e:
        print("tuple", repr(e))
    else:
        print("else")
    finally:
        print("finally")
    return label
run("none", None)
run("value", ValueError("v"))
run("key", KeyError("k"))
run("index", IndexError())
try:
    run("again", ValueError("r"), False)
except ValueError as e:
    print("outer", e)
try:
    run("other", TypeError("t"))
except TypeError as e:
    print("outer", e)
try:
    try:
        print("a")
    finally:
        print("b")
except:
    print("never")
else:
    print("c")
