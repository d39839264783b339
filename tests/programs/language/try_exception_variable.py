# The variable is deleted at the end of the handler.
try:
    1 / 0
except ZeroDivisionError as e:
    kept = e
    print("in", e)
try:
    e
except NameError as error:
    print(error)
print(kept)
e = "mine"
try:
    raise ValueError
except ValueError as e:
    pass
print("e" in globals())
try:
    raise ValueError(1)
except ValueError as e:
    del e
def f():
    try:
        raise ValueError("x")
    except ValueError as e:
        e = 5
        print(e)
    try:
        print(e)
    except UnboundLocalError as err:
        print(err)
f()
for attempt in range(2):
    try:
        raise KeyError(attempt)
    except KeyError as exc:
        print(exc.args)
