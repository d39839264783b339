# ends: done
import io
f = open('x', 'w+b')
raw = f.raw
for name in ['_data', '_pos', '_kind', '_readable', 'closed']:
    for value in [None, -1, 10**30, 'x', b'x', [], raw]:
        old = getattr(raw, name)
        setattr(raw, name, value)
        for act in [lambda: f.write(b'abc'), lambda: f.seek(1, 2), f.read, f.readline, f.peek, lambda: f.truncate(2), f.tell, lambda: repr(f), lambda: raw.mode]:
            try:
                act()
            except Exception:
                pass
        setattr(raw, name, old)
