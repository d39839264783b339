a = bytearray(b"abc")
a.append(100)
a.extend(b"ef")
a[0] = 65
a[1:3] = b"XYZ"
print(a, len(a), a[0], a[-2:], bytes(a), a.decode(), a == b"AXYZdef", a.pop(), a)
a += b"!"
a *= 2
del a[0], a[-1:]
a.insert(0, 33)
a.remove(88)
a.reverse()
print(a, a.find(b"Z"), a.upper(), type(a + b"x").__name__, type(b"x" + a).__name__, a.copy() is a)
a.clear()
print(a, bytearray(2), bytearray("é", "utf-8"), bytearray([1, 2]), bytearray(b"x").hex(), 1 in bytearray([1]), list(bytearray(b"ab")))
for f in (lambda: a.append(256), lambda: a.append("x"), lambda: a.pop(), lambda: a.remove(5), lambda: hash(a), lambda: a.extend("abc"), lambda: bytearray("x"), lambda: a[0]):
    try:
        f()
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
m = memoryview(b"hello")
print(m[0], bytes(m[1:3]), len(m), m.tolist(), m == b"hello", m.nbytes, m.readonly)
