# ends: done
a = list(range(10))
n = 2**63
for x in [n, -n, n - 1, -n - 1, n * n, -n * n, 0, None]:
    for y in [n, -n, n - 1, 1 - n, n * n, -n * n, 1, -1, None]:
        a[x:y], a[x:y:y], 'abc'[x:y:y], range(10)[x:y:y], b'abc'[y:x:y], (1, 2)[::y]
        bytearray(b'abc')[x:y:y]
        slice(x, y, y).indices(10)
