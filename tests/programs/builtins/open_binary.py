# directory: /
# Binary files.
for mode in ["wb", "r+b", "ab", "rb", "w+b", "a+b"]:
    with open("open_binary.bin", mode) as f:
        print(mode, f, type(f), f.mode, f.name, f.readable(), f.writable(), f.raw, f.tell())
        if f.writable():
            print(f.write(b"ab\ncd"), f.tell())
        if f.readable():
            print(f.seek(0), f.read(2), f.readline(), f.readlines(), f.peek(1))
with open("open_binary.bin", "w+b") as f:
    f.write(b"0123456789")
    print(f.seek(3), f.read(2), f.tell(), f.write(b"XY"), f.tell(), f.read())
    print(f.seek(-4, 2), f.read1(2), f.peek(10)[:2], f.seek(1, 1), f.readinto(buffer := bytearray(3)), buffer)
    print(f.seek(12), f.write(memoryview(b"end")), f.truncate(14), f.seek(0), f.read())
with open("open_binary.bin", "ab") as f:
    print(f.tell(), f.write(bytearray(b"!!")), f.tell())
with open("open_binary.bin", "rb", buffering=0) as f:
    print(type(f), f, f.read(3), f.readall(), f.mode, f.closefd, f.seek(0), f.readline(4))
print(open("open_binary.bin", "rb").readlines(), f)
f = open("open_binary.bin", "rb")
for action in [
    lambda: f.write(b"x"), lambda: f.truncate(), lambda: f.seek(-1), lambda: f.seek(1, 1), lambda: f.seek(0, 3), lambda: f.read("x"),
    lambda: f.read(None), lambda: f.read(-5), lambda: f.read1(), lambda: f.readinto(bytearray(2)), lambda: f.close(), lambda: f.read(),
    lambda: f.seek(0), lambda: f.peek(), lambda: f.tell(), lambda: f.readline(), lambda: f.raw, lambda: f.readable(), lambda: f.writable(),
]:
    try:
        print(repr(action()))
    except OSError as error:
        print(type(error), error.strerror or error)
    except (TypeError, ValueError) as error:
        print(type(error), error)
f = open("open_binary.bin", "wb")
for action in [
    lambda: f.read(), lambda: f.readline(), lambda: f.readinto(bytearray(1)), lambda: f.peek(), lambda: f.write("x"), lambda: f.write(5),
    lambda: f.write(memoryview(b"ab")), lambda: f.close(), lambda: f.close(), lambda: f.write(b""), lambda: f.flush(),
]:
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error), error)
