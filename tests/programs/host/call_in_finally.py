# host: log(text) -> len(text)
# host: fail(text) -> raise ConnectionError("cut off")
def returns():
    try:
        return "value"
    finally:
        print("finally", log("one"))


def breaks():
    for i in range(3):
        try:
            if i == 1:
                break
        finally:
            print("round", i, log("x" * i))
    return i


def handles():
    try:
        fail("now")
    except ConnectionError as error:
        print("handled", error, log("handler"))
        raise RuntimeError(log("again")) from error
    finally:
        print("always", log("finally"))


print(returns(), breaks())
try:
    handles()
except RuntimeError as error:
    print(repr(error), repr(error.__cause__), error.__context__ is error.__cause__)
try:
    try:
        raise KeyError("first")
    finally:
        fail("in finally")
except ConnectionError as error:
    print(repr(error), repr(error.__context__))
