# Ints of one to three machine words: every operator where results pass from one size to the next.
edges = [0, 1, -1, 3, 2**62, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64, 2**100 + 7, 2**126, 2**127 - 1, 2**127, -(2**127), -(2**127) - 1, 2**128 + 5, -(2**130)]
total = 0
for a in edges:
    for b in edges:
        results = [a + b, a - b, a * b, a & b, a | b, a ^ b]
        if b:
            results += [a // b, a % b]
            assert (a // b) * b + a % b == a and abs(a % b) < abs(b)
        if 0 <= b < 200:
            results.append(a >> b)
            results.append(a << (b % 70))
        assert a + b - b == a and a ^ b ^ b == a and (a & b) + (a | b) == a + b
        for result in results:
            total = (total * 31 + result) % (2**521 - 1)
print(total)
x = 2**127 - 1
x += 1
print(x)
x -= 2**128
print(x)
x *= -1
x //= 3
x >>= 60
print(x, type(x), x << 100 >> 100 == x)
for count in (0, 1, 63, 64, 65, 126, 127, 128, 200):
    print(count, (-(2**126) - 1) >> count, (2**126 + 1) >> count, 3 << count)
for bad in (lambda: 2**100 // 0, lambda: 2**100 % 0, lambda: 2**100 >> -1, lambda: 1 << -(2**70), lambda: 2**100 @ 1):
    try:
        bad()
    except (ZeroDivisionError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
m = 2**127 - 1
print(pow(2**126 + 3, 3, m), pow(-5, 7, m), pow(m + 1, 2, m), pow(7, 0, m), pow(7, 1, -m), pow(0, 5, m), pow(3, -1, m) * 3 % m)
print(pow(2**200, 3, 10**40), pow(12345, 6789, 2**130), pow(2, 2**70, 10**30))
