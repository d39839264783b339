def run(*errors):
    try:
        raise ExceptionGroup("group", list(errors))
    except* ValueError as e:
        print("values", e.exceptions)
    except* (KeyError, TypeError) as e:
        print("key or type", e.exceptions)
    else:
        print("else")
    finally:
        print("finally")
run(ValueError(1), ValueError(2))
run(ValueError(1), KeyError("k"), TypeError("t"))
try:
    run(ValueError(1), OSError("left"))
except ExceptionGroup as e:
    print("left over", repr(e))
try:
    raise ValueError("bare")
except* ValueError as e:
    print(repr(e))
try:
    pass
except* ValueError:
    print("never")
else:
    print("else")
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        raise KeyError("new")
except ExceptionGroup as e:
    print(repr(e), e.exceptions[0].__context__)
for i in range(2):
    try:
        raise ExceptionGroup("n", [ExceptionGroup("m", [ValueError(i), KeyError(i)])])
    except* KeyError as e:
        print(i, repr(e))
    except* ValueError as e:
        print(i, repr(e))
try:
    try:
        raise ValueError("x")
    except* ExceptionGroup:
        pass
except TypeError as e:
    print(e)
