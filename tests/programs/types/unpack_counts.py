# The number of items found is in the message only for a list, tuple or dict.
def t(f):
    try:
        f()
    except ValueError as e:
        print(e)
def f1(): a, b = 1, 2, 3
def f2(): a, b = [1, 2, 3]
def f3(): a, b = {1: 1, 2: 2, 3: 3}
def f4(): a, b = "abc"
def f5(): a, b = range(3)
def f6(): a, b = {1, 2, 3}
def f7(): a, b = iter([1, 2, 3])
def f8(): a, b, *c = (1,)
class L(list): pass
def f9(): a, b = L([1, 2, 3])
def f10(): a, b = b"abc"
for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10): t(f)
