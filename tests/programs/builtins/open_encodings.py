# directory: /
# Encodings and line ends of text files.
open("open_ends.txt", "wb").write(b"a\r\nb\rc\nd")
for newline in [None, "", "\n", "\r", "\r\n"]:
    with open("open_ends.txt", newline=newline) as f:
        print(repr(newline), f.readlines(), f.newlines)
    with open("open_ends.txt", newline=newline) as f:
        print(repr(f.read(2)), repr(f.read()), f.tell())
    with open("open_written.txt", "w", newline=newline) as f:
        print(f.write("x\ny\r\n"), end=" ")
    print(open("open_written.txt", "rb").read())
with open("open_utf8.txt", "w", encoding="utf-8") as f:
    print(f.write("é😀\nz"), f.tell())
print(open("open_utf8.txt", "rb").read(), open("open_utf8.txt", encoding="utf-8").read(), repr(open("open_utf8.txt", encoding="latin-1").read()))
with open("open_utf8.txt", encoding="utf-8") as f:
    print(f.read(1), f.tell(), f.read(1), f.tell(), f.seek(2), f.read(1), f.seek(0, 2), repr(f.read()), f.seek(0), f.tell())
for encoding, errors in [("ascii", None), ("ascii", "replace"), ("ascii", "ignore"), ("ascii", "backslashreplace"), ("utf-16", None)]:
    try:
        print(encoding, errors, repr(open("open_utf8.txt", encoding=encoding, errors=errors).read()))
    except UnicodeDecodeError as error:
        print(error)
for encoding in ["utf-16", "utf-8-sig", "utf-32", "utf-16-le"]:
    with open("open_marks.txt", "w", encoding=encoding) as f:
        f.write("ab")
        f.write("c\n")
    with open("open_marks.txt", "a", encoding=encoding) as f:
        print(f.tell(), f.write("d"))
    print(encoding, open("open_marks.txt", "rb").read(), repr(open("open_marks.txt", encoding=encoding).read()))
try:
    open("open_ascii.txt", "w", encoding="ascii").write("é")
except UnicodeEncodeError as error:
    print(error)
with open("open_again.txt", "w", encoding="latin-1") as f:
    print(f.write("é"), f.reconfigure(encoding="utf-8", newline="\r\n"), f.write("é\n"), f.encoding)
print(open("open_again.txt", "rb").read())
