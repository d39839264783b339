data = bytearray(b"abcdef")
m = memoryview(data)
other = memoryview(data)
print(m == other, m[(0,)])
for key in ((0, 1), (), (slice(0, 1), slice(0, 1)), (slice(0, 1), 0), "a", 9, 1.5):
    try:
        print(m[key])
    except (TypeError, NotImplementedError, IndexError) as error:
        print(type(error).__name__, error)
with m as same:
    print(same is m)
print(m == m, m == other, m != other)
for use in (lambda: m[0], lambda: len(m), lambda: bytes(m), lambda: m.tolist(), lambda: m.cast("b"), lambda: memoryview(m), lambda: hash(m)):
    try:
        print(use())
    except ValueError as error:
        print(error)
m.release()
fixed = memoryview(b"xyz")
known = hash(fixed)
fixed.release()
print(known == hash(b"xyz") == hash(fixed), str(fixed).split(" at ")[0])
late = memoryview(b"xyz")
late.release()
try:
    hash(late)
except ValueError as error:
    print(error)
try:
    hash(memoryview(bytearray(b"a")))
except ValueError as error:
    print(error)
