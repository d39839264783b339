def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def factorial(n):
    product = 1
    for i in range(2, n + 1):
        product *= i
    return product


def powers(rounds):
    total = 0
    modulus = (1 << 127) - 1
    for i in range(rounds):
        total = (total * 6364136223846793005 + i) % modulus
        total ^= total >> 64
        total = pow(total, 3, modulus)
    return total


def digits(n):
    # Digits of pi by the spigot of Gibbons.
    out = []
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), 10 * (3 * q + r) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return "".join(map(str, out))


print(fibonacci(20_000) % 10**12, factorial(2000) % (10**9 + 7), powers(30_000), digits(500)[-10:], len(str(factorial(1500))))
