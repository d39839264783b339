# ends: done
n = 2**63
for x in [n, -n, n - 1, -n - 1, 1 - n, -1, 1, 0]:
    for y in [n, -n, n - 1, -n - 1, 1 - n, -1, 1]:
        x + y, x - y, x * y, x // y, x % y, x & y, x | y, x ^ y, -x, abs(x), ~x, divmod(x, y), x / y, x == y, x < y
        hash(x), round(x, -1), x.bit_length(), x >> 70, x << 70, int(float(x)), x ** 3, round(x, -19), pow(x, 5, y)
