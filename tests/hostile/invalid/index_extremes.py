# ends: done
n = 2**63
count = 0
for seq in [[1], (1,), 'a', b'a', bytearray(b'a'), range(1)]:
    for i in [n, -n, n - 1, -n - 1, n * n, 1, -2]:
        try:
            seq[i]
        except IndexError:
            count += 1
assert count == 42
