"""Number theory with integers of any size."""
import math
from functools import lru_cache, reduce
from itertools import count, islice, takewhile

def primes():
    composites = {}
    for n in count(2):
        if n in composites:
            for p in composites.pop(n):
                composites.setdefault(n + p, []).append(p)
        else:
            yield n
            composites[n * n] = [n]

def is_probable_prime(n, witnesses=(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)):
    if n < 2:
        return False
    for p in witnesses:
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in witnesses:
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True

def factor(n):
    factors = {}
    for p in takewhile(lambda p: p * p <= n, primes()):
        while n % p == 0:
            factors[p] = factors.get(p, 0) + 1
            n //= p
    if n > 1:
        factors[n] = factors.get(n, 0) + 1
    return factors

def egcd(a, b):
    return (a, 1, 0) if b == 0 else (lambda g, x, y: (g, y, x - a // b * y))(*egcd(b, a % b))

def crt(pairs):
    def combine(p, q):
        (a, m), (b, n) = p, q
        g, x, _ = egcd(m, n)
        if (b - a) % g:
            raise ValueError(f"no solution for {a} mod {m} and {b} mod {n}")
        lcm = m // g * n
        return (a + (b - a) // g * x % (n // g) * m) % lcm, lcm
    return reduce(combine, pairs)

@lru_cache(maxsize=None)
def partitions(n, largest):
    if n == 0:
        return 1
    return sum(partitions(n - k, k) for k in range(1, min(n, largest) + 1))

print(list(islice(primes(), 15)), next(p for p in primes() if p > 1000))
print([n for n in (2 ** 61 - 1, 2 ** 67 - 1, 2 ** 89 - 1, 2 ** 127 - 1, 10 ** 18 + 9, 3215031751) if is_probable_prime(n)])
print(factor(360), factor(2 ** 32 + 1), factor(600851475143), "*".join(f"{p}^{e}" if e > 1 else str(p) for p, e in factor(math.factorial(12)).items()))
print(egcd(240, 46), pow(3, -1, 11), crt([(2, 3), (3, 5), (2, 7)]), math.lcm(*range(1, 41)))
try:
    crt([(1, 4), (2, 6)])
except ValueError as e:
    print(e)
print(partitions(60, 60), math.comb(200, 100), math.isqrt(2 * 10 ** 60))
def pi_digits(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while n:
        if 4 * q + r - t < m * t:
            yield m
            n -= 1
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
print("".join(map(str, pi_digits(50))))
n = p, q = 2 ** 89 - 1, 2 ** 107 - 1
modulus, e = p * q, 65537
d = pow(e, -1, (p - 1) * (q - 1))
secret = int.from_bytes("attack at dawn".encode())
cipher = pow(secret, e, modulus)
print(cipher, pow(cipher, d, modulus).to_bytes(14).decode())
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps
print(max(range(1, 500), key=collatz), collatz(27), collatz(2 ** 100 + 1))
