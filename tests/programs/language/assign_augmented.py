x = 7
x += 3; print(x)
x -= 4; print(x)
x *= 5; print(x)
x //= 4; print(x)
x **= 3; print(x)
x %= 100; print(x)
x <<= 4; print(x)
x >>= 1; print(x)
x |= 1; print(x)
x &= 0xff; print(x)
x ^= 0b1010; print(x)
x /= 2; print(x)
s = "a"
s += "b"
s *= 3
print(s)
t = (1,)
u = t
t += (2,)
print(t, u)
xs = [1]
ys = xs
xs += (2, 3)
xs *= 2
print(xs, ys is xs)
d = {"a": 1}
d |= {"b": 2}
print(d)
v = {1, 2}
v -= {2}
v |= {5}
print(v)
