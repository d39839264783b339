# `input` with something else in `sys.stdin` and `sys.stdout`.
import io
import sys


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


old = sys.stdin, sys.stdout
sys.stdin = io.StringIO("one\ntwo")
print(repr(input("p> ")), repr(input()))
t(input)
sys.stdout = io.StringIO()
sys.stdin = io.StringIO("x\n")
v = input("ask")
text = sys.stdout.getvalue()
sys.stdout = old[1]
print(v, repr(text))
sys.stdin = None
t(input, "x")
class Bad:
    def readline(self): return 5
sys.stdin = Bad()
t(input)
sys.stdin.close = 1
sys.stdin = io.StringIO("a"); sys.stdin.close()
t(input)
sys.stdin = old[0]
