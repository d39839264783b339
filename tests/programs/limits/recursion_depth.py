# mode: no-cpython
# differs: the recursion limit is the host's
# limit: recursion = 50
def f(n):
    return 0 if n == 0 else 1 + f(n - 1)
print(f(40))
try:
    f(100)
except RecursionError as e:
    print(e)
print("after")
