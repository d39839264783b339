import sys

try:
    sys.setrecursionlimit(1)
except RecursionError as error:
    print(str(error).split(":")[1], sys.getrecursionlimit())


def deep(n):
    if n:
        return deep(n - 1)
    try:
        sys.setrecursionlimit(30)
    except RecursionError:
        print("too low")


deep(40)
sys.setrecursionlimit(30)
print(sys.getrecursionlimit())
