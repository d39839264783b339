# Slices so long that the sequence is made anew, and what they are given.
l = list(range(270_000))
l[::-1] = l
l[-2::-3] = [7] * len(l[-2::-3])
print(l[-8:], l[:8], sum(l))
l[1:] = iter(l[1:])
l[2:2] = iter([1, 2, 3])
print(len(l), l[:8], l[-4:])
try:
    l[::2] = [1]
except ValueError as e:
    print(e)
l = None
b = bytearray(range(256)) * 17_000
b[1::-1] = b"xy"
b[::-3] = b[::3]
print(b[:8], b[-8:], sum(b))
b[:] = b
b[3 : len(b) - 3] = bytes(len(b) - 6)
print(len(b), b[:6], b[-6:])
b[5:5] = iter([1, 2, 3])
print(len(b), b[:12], sum(b))
