# While there is a view of a bytearray, its length stays.
def attempt(what, action):
    try:
        action()
    except BufferError as error:
        print(what, error)
    else:
        print(what, "done")


def extend_in_place(b, more):
    b += more


def repeat_in_place(b, times):
    b *= times


def assign(b, start, stop, new):
    b[start:stop] = new


def delete(b, key):
    del b[key]


b = bytearray(b"abcdef")
m = memoryview(b)
attempt("append", lambda: b.append(1))
attempt("extend", lambda: b.extend(b"xy"))
attempt("extend by nothing", lambda: b.extend(b""))
attempt("insert", lambda: b.insert(0, 1))
attempt("pop", lambda: b.pop())
attempt("remove", lambda: b.remove(97))
attempt("clear", lambda: b.clear())
attempt("+=", lambda: extend_in_place(b, b"xy"))
attempt("*=", lambda: repeat_in_place(b, 2))
attempt("*= 1", lambda: repeat_in_place(b, 1))
attempt("slice, longer", lambda: assign(b, 0, 1, b"xyz"))
attempt("slice, shorter", lambda: assign(b, 0, 2, b"x"))
attempt("slice, as long", lambda: assign(b, 0, 2, b"AB"))
attempt("del item", lambda: delete(b, 0))
attempt("del slice", lambda: delete(b, slice(0, 2)))
attempt("reverse", lambda: b.reverse())
attempt("item", lambda: b.__setitem__(0, 65))
print(b, bytes(m))

m.release()
attempt("after release", lambda: b.append(1))
print(b)

with memoryview(b) as view:
    attempt("in with", lambda: b.append(2))
attempt("after with", lambda: b.append(2))

holder = {"view": [memoryview(b)[1:]]}
attempt("in a list in a dict", lambda: b.append(3))
del holder
attempt("after del", lambda: b.append(3))


def local():
    view = memoryview(b)
    attempt("of a local", lambda: b.append(4))
    return len(view)


print(local())
attempt("after the function", lambda: b.append(4))


def closed_over():
    view = memoryview(b)
    return lambda: view[0]


first = closed_over()
attempt("in a closure", lambda: b.append(5))
print(first())
first = None
attempt("after the closure", lambda: b.append(5))

# What only an expression held is gone with it.
print(sum(memoryview(b)), bytes(memoryview(b)[:2]), memoryview(b)[0])
b += b"end"
for item in memoryview(b)[:2]:
    pass
b.append(6)
del b[:3]
print(b)

one, two = memoryview(b), memoryview(b)
one.release()
attempt("one of two released", lambda: b.pop())
two.release()
two.release()
attempt("both released", lambda: b.pop())
print(b)

read = memoryview(b).toreadonly()
cast = memoryview(b).cast("b")
attempt("read only", lambda: b.append(7))
read.release()
attempt("cast", lambda: b.append(7))
cast.release()
attempt("none", lambda: b.append(7))
