import io
s = io.StringIO("one\ntwo\nthree")
print(s.read(2), s.readline(), list(s), s.tell(), s.seek(4), s.read(), s.getvalue() == "one\ntwo\nthree")
w = io.StringIO(); print(w.write("hello"), w.write(" world"), w.getvalue(), w.seek(0), w.write("J"), w.getvalue(), w.truncate(3), w.getvalue(), w.readable(), w.writable(), w.closed)
print("x", 1, file=w); w.writelines(["a", "b"]); print(repr(w.getvalue()))
with io.StringIO("x\ny\n") as f: print(f.readlines(), [line for line in io.StringIO("p\nq")])
print(f.closed)
b = io.BytesIO(b"abc\ndef"); print(b.read(1), b.readline(), b.read(), b.read(), b.getvalue(), b.seek(-2, 2), b.read(), b.write(b"!!"), b.getvalue())
for g in (lambda: f.read(), lambda: w.write(5), lambda: b.write("x"), lambda: s.fileno(), lambda: s.seek(-1), lambda: io.StringIO(5)):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
