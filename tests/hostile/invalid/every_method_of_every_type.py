# ends: done or MemoryLimit
# limit: time = 20 s
# limit: output = 64 MiB
# Every public callable with every combination of two odd arguments: exceptions only.
values = [None, 0, -1, 2**64, 1.5, 'a', b'a', [], (), {}, set(), len, int, range(3), slice(1), Exception(), 1j]
count = 0
for value in values:
    for name in dir(value):
        for args in [(), (None,), (0,), ('a',), (b'a',), ([],), (value,), (0, 0), ('a', 'a'), (value, value), (-2**63, 2**63), (None, None, None)]:
            try:
                getattr(value, name)(*args)
                count += 1
            except Exception:
                pass
assert count > 500
