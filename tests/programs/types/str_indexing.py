s = "hello"
print(s[0], s[-1], s[1:3], s[:2], s[2:], s[::-1], s[::2], s[-3:-1], s[10:], s[3:1], s[-100:2], s[4:0:-2], s[::-2], s[:], s[True])
u = "añ😀b漢"
print(len(u), u[1], u[2], u[-1], u[1:4], u[::-1], u[2:3], [c for c in u], u.index("b"))
for f in (lambda: s[5], lambda: s[-6], lambda: s["a"], lambda: s[1.0], lambda: s[None], lambda: s[1:"x"], lambda: s[::0], lambda: ""[0], lambda: u[5], lambda: s[2 ** 100], lambda: s[1, 2]):
    try:
        print(f())
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
def assign(): s[0] = "x"
def delete(): del s[0]
for f in (assign, delete):
    try:
        f()
    except TypeError as e:
        print(e)
print(s[2 ** 100:], s[-2 ** 100:2 ** 100], s[None:None:None], s[slice(1, 3)], "x" * 3, "ab" + "cd", "b" in s, "ell" in s, "" in s)
