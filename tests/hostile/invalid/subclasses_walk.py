# ends: done
# The way out that sandboxes inside CPython have.
found = []
pending = [object]
while pending:
    c = pending.pop()
    for s in type.__subclasses__(c):
        if s not in found:
            found.append(s)
            pending.append(s)
for c in found:
    for name in dir(c):
        try:
            getattr(c, name)
        except Exception:
            pass
