class E(Exception): pass
def attempt(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e.args, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
def r1(): raise E
def r2(): raise E("a", 1)
def r3(): raise E from ValueError("cause")
def r4(): raise E("x") from KeyError
def r5(): raise E from None
def r6():
    try:
        1 / 0
    except ZeroDivisionError:
        raise E("in handler")
def r7():
    try:
        1 / 0
    except ZeroDivisionError:
        raise E from None
def r8(): raise
def r9(): raise 5
def r10(): raise "text"
def r11(): raise E from 5
def r12(): raise object
def r13(): raise None
def r14():
    class Odd(Exception):
        def __new__(cls): return 5
    raise Odd
for f in (r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11, r12, r13, r14):
    attempt(f)
