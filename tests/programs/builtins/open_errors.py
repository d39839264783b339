# directory: /
# What cannot be opened, and what an open or closed text stream refuses.
open("open_errors.txt", "w").write("hello\nworld\n")
for args in [
    ("open_errors.txt", "z"), ("open_errors.txt", "rw"), ("open_errors.txt", "rt+b"), ("open_errors.txt", ""), ("open_errors.txt", "r+x"),
    ("open_errors.txt", "rr"), ("open_errors.txt", "U"), ("open_none.txt",), ("nodir/x.txt", "w"), ("nodir/x.txt",), (".",), (".", "w"),
    ("open_errors.txt", "x"), (1.5,), (None,), ([],), ("a\0b",), ("",), ("open_errors.txt", 5), ("open_errors.txt", "r", "x"),
    ("open_errors.txt", "r", 0), ("open_errors.txt", "r", -1, "nope"), ("open_errors.txt", "r", -1, None, "nope"), (-1,), (),
    ("open_errors.txt", "r", -1, None, None, "q"), ("open_errors.txt", "rb", -1, "utf8"), ("open_errors.txt", "rb", -1, None, "strict"),
    ("open_errors.txt", "rb", -1, None, None, "\n"), ("open_errors.txt", "r", -1, 5), ("open_errors.txt/x",), ("open_errors.txt/x", "w"),
]:
    try:
        print(args, open(*args))
    except OSError as error:
        print(args, type(error), error.strerror, repr(error.filename))
    except (LookupError, TypeError, ValueError) as error:
        print(args, type(error), error)


def tell(actions):
    for action in actions:
        try:
            print(repr(action()))
        except Exception as error:
            print(type(error), error)


f = open("open_errors.txt")
tell([
    lambda: f.write("x"), lambda: f.truncate(), lambda: f.seek(-1), lambda: f.seek(1, 1), lambda: f.seek(-1, 2), lambda: f.seek(0, 3),
    lambda: f.read("x"), lambda: f.seek("a"), lambda: f.writelines(["a"]), lambda: f.readline(2), lambda: next(f), lambda: f.tell(),
    lambda: f.detach(), lambda: f.read(), lambda: f.closed,
])
f = open("open_errors.txt", "w")
tell([
    lambda: f.read(), lambda: f.readline(), lambda: f.readlines(), lambda: f.write(5), lambda: f.write(b"x"), lambda: f.writelines([1]),
    lambda: f.writelines(5), lambda: f.close(), lambda: f.close(), lambda: f.write("x"), lambda: f.tell(), lambda: f.flush(),
    lambda: f.seek(0), lambda: f.read(), lambda: f.truncate(), lambda: f.isatty(), lambda: f.readable(), lambda: f.__enter__(),
    lambda: next(f), lambda: iter(f), lambda: f.name, lambda: f.buffer.closed, lambda: f.fileno(), lambda: f.writelines([]),
])
