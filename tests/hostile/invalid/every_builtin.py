# ends: done
# limit: time = 20 s
# limit: output = 64 MiB
import builtins
values = [None, 0, -1, 2**64, 1.5, 'a', b'a', [1], (1,), {1: 1}, {1}, len, int, range(3), slice(1), Exception(), 1j]
count = 0
for name in dir(builtins):
    f = getattr(builtins, name)
    if isinstance(f, type) and issubclass(f, BaseException): continue
    for a in values:
        for args in [(a,), (a, 0), (a, a), (a, 'a', 1), (a, a, a)]:
            try:
                f(*args)
                count += 1
            except Exception:
                pass
assert count > 500
