# directory: /
# Streams of `io` over one another, and modules that take streams.
import csv
import io
import json

text = io.TextIOWrapper(io.BytesIO(b"x\r\ny"), encoding="utf-8")
print(repr(text.readline()), text.read(), text.encoding, text.newlines)
data = io.BytesIO()
text = io.TextIOWrapper(data, encoding="utf-8", newline="\r\n", write_through=True)
print(text.write("a\nb"), text.flush(), data.getvalue(), text.detach() is data)
reader = io.BufferedReader(io.BytesIO(b"hello\nworld"))
print(reader.peek(2)[:2], reader.readline(), reader.read(2), reader.read())


class Counting(io.RawIOBase):
    def __init__(self, last):
        self.last = last
        self.next = 0

    def readable(self):
        return True

    def readinto(self, buffer):
        count = min(len(buffer), self.last - self.next)
        buffer[:count] = bytes(range(self.next, self.next + count))
        self.next += count
        return count


print(Counting(5).read(2), Counting(5).readall(), Counting(12).readline(), list(Counting(12)), Counting(3).writable())
with open("io_wrappers.json", "w") as f:
    json.dump({"a": [1, 2]}, f, indent=1)
print(json.load(open("io_wrappers.json")), json.load(open("io_wrappers.json", "rb")), open("io_wrappers.json").readlines())
with open("io_wrappers.csv", "w", newline="") as f:
    csv.writer(f).writerows([["a", "b"], [1, "x,y"]])
print(open("io_wrappers.csv", "rb").read(), list(csv.DictReader(open("io_wrappers.csv", newline=""))))
f = open("io_wrappers.csv")
print(isinstance(f, io.TextIOBase), isinstance(f.buffer, io.BufferedIOBase), isinstance(f.buffer.raw, io.RawIOBase), isinstance(f, io.IOBase))
print(io.open is open, open.__name__, io.DEFAULT_BUFFER_SIZE, open, io.UnsupportedOperation.__mro__[:3], io.text_encoding("x"), io.IOBase)
