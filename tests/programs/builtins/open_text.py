# directory: /
# Text files: what a stream says about itself, reading by pieces, lines and all at once.
with open("open_text.txt", "w") as f:
    print(f, type(f), f.write("hello\nworld\n"), f.name, f.mode, f.encoding, f.errors, f.newlines)
    print(f.closed, f.readable(), f.writable(), f.seekable(), f.isatty(), f.line_buffering, f.tell())
    print(f.buffer, f.buffer.raw, f.buffer.mode, f.buffer.name, f.buffer.raw.mode)
print(f.closed, f, f.name)
with open("open_text.txt") as f:
    print(list(f), f.newlines, f.tell(), repr(f.read()), f.seek(0), f.readline(), f.tell(), f.read(3), f.tell(), f.readlines())
    print(f.seek(0), f.readline(2), f.readline(100), f.readlines(1), repr(f.readline()))
with open("open_text.txt") as f:
    for line in f:
        print(line, end="")
        break
    print(next(f), end="")
    print(repr(f.read()))
with open("open_text.txt") as source, open("open_upper.txt", "w") as target:
    for number, line in enumerate(source, 1):
        target.write(f"{number}: {line.upper()}")
    target.writelines(["a\n", "b"])
    print("printed", 5, sep="-", file=target)
print(open("open_upper.txt").read())
print([line.rstrip() for line in open("open_upper.txt")], sum(1 for _ in open("open_upper.txt")))
with open("open_text.txt", "w+") as f:
    print(f.write("one\ntwo\nthree\n"), f.tell(), repr(f.read()), f.seek(0), f.readline(), f.write("END"), f.seek(0), repr(f.read()))
    print(f.truncate(3), f.seek(0), repr(f.read()), f.seek(1), f.write("X"), f.tell(), f.seek(0), f.read())
with open("open_text.txt", "r+") as f:
    print(f.seek(0, 2), f.write("+"), f.seek(0), f.write("Z"), f.seek(0), f.read())
with open("open_text.txt", "a+") as f:
    print(f.tell(), repr(f.read()), f.seek(0), f.write("!"), f.tell(), f.seek(0), f.read())
try:
    with open("open_text.txt") as f:
        raise ValueError("inside")
except ValueError as error:
    print(error, f.closed)


class Place:
    def __fspath__(self):
        return "open_text.txt"


print(open(Place()).read(), open(Place()).name, open(b"open_text.txt").name, open("./open_text.txt").read())
