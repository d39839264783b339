# `(x): int` alone does not make `x` a local variable.
def read():
    (missing): int
    return missing


def given():
    (value): int = 5
    return value


def local():
    value: int
    return value


missing = "global"
print(read(), given())
try:
    local()
except UnboundLocalError as error:
    print(error)
print(given.__code__.co_varnames, read.__code__.co_varnames)
