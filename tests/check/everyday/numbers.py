# ---- primes
def sieve(limit: int) -> list[int]:
    flags = [True] * (limit + 1)
    flags[0:2] = [False, False]
    for i in range(2, int(limit**0.5) + 1):
        if flags[i]:
            flags[i * i :: i] = [False] * len(flags[i * i :: i])
    return [i for i, flag in enumerate(flags) if flag]


print(sieve(50), len(sieve(1000)))
# ---- fibonacci
from functools import lru_cache


@lru_cache(maxsize=None)
def fib(n: int) -> int:
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info().hits > 0)
# ---- gcd_lcm
import math
print(math.gcd(84, 36), math.lcm(4, 6, 10), math.factorial(20), math.comb(5, 2), math.isqrt(99))
# ---- quadratic
import math


def roots(a: float, b: float, c: float) -> tuple[float, float] | None:
    inside = b * b - 4 * a * c
    if inside < 0:
        return None
    return (-b - math.sqrt(inside)) / (2 * a), (-b + math.sqrt(inside)) / (2 * a)


print(roots(1, -3, 2), roots(1, 0, 1))
# ---- statistics_basic
import statistics
marks = [72, 85, 90, 66, 85, 91]
print(round(statistics.mean(marks), 2), statistics.median(marks), statistics.mode(marks), round(statistics.stdev(marks), 3))
# ---- decimal_money
from decimal import ROUND_HALF_UP, Decimal


def vat(net: str, rate: str = "0.19") -> Decimal:
    return (Decimal(net) * Decimal(rate)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


prices = ["19.99", "5.01", "100"]
total = sum((Decimal(price) + vat(price) for price in prices), Decimal(0))
print(total, vat("0.03"))
# ---- fractions
from fractions import Fraction
half, third = Fraction(1, 2), Fraction("1/3")
print(half + third, half * 3, float(third), (half - third).numerator, Fraction(0.125))
# ---- matrix
Matrix = list[list[float]]


def multiply(a: Matrix, b: Matrix) -> Matrix:
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def transpose(m: Matrix) -> Matrix:
    return [list(column) for column in zip(*m)]


m: Matrix = [[1.0, 2.0], [3.0, 4.0]]
print(multiply(m, transpose(m)))
# ---- collatz
def collatz(n: int) -> list[int]:
    steps = [n]
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps.append(n)
    return steps


longest = max(range(1, 100), key=lambda n: len(collatz(n)))
print(longest, len(collatz(longest)))
# ---- temperature
def to_fahrenheit(celsius: float) -> float:
    return celsius * 9 / 5 + 32


for c in range(-10, 31, 20):
    print(f"{c:4d}°C = {to_fahrenheit(c):6.1f}°F")
# ---- compound_interest
def balance(start: float, rate: float, years: int) -> float:
    for _ in range(years):
        start *= 1 + rate
    return round(start, 2)


print([balance(1000, rate / 100, 10) for rate in (1, 3, 5)])
# ---- mortgage
principal, annual, months = 200_000.0, 0.035, 360
monthly = annual / 12
payment = principal * monthly / (1 - (1 + monthly) ** -months)
rows: list[tuple[int, float, float]] = []
for month in range(1, 4):
    interest = principal * monthly
    principal -= payment - interest
    rows.append((month, round(interest, 2), round(principal, 2)))
print(round(payment, 2), rows)
# ---- bisection
from collections.abc import Callable


def root(f: Callable[[float], float], low: float, high: float, precision: float = 1e-9) -> float:
    while high - low > precision:
        middle = (low + high) / 2
        if f(low) * f(middle) <= 0:
            high = middle
        else:
            low = middle
    return (low + high) / 2


print(round(root(lambda x: x * x - 2, 0, 2), 6))
# ---- monte_carlo
import random
random.seed(7)
inside = sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(2000))
print(2.9 < 4 * inside / 2000 < 3.4)
# ---- dice
import random
rng = random.Random(3)
rolls = [rng.randint(1, 6) for _ in range(10)]
print(all(1 <= roll <= 6 for roll in rolls), len(set(rng.sample(range(100), 5))))
# ---- binary
number = 0b1011_0110
print(bin(number), hex(number), f"{number:010b}", number.bit_count(), int("ff", 16), number >> 2 & 0b11)
# ---- perfect_numbers
def divisors(n: int) -> set[int]:
    found = {1}
    for d in range(2, int(n**0.5) + 1):
        if n % d == 0:
            found |= {d, n // d}
    return found


print([n for n in range(2, 500) if sum(divisors(n)) == n])
# ---- running_average
from itertools import accumulate
values = [3.0, 5.0, 10.0, 2.0]
averages = [total / (i + 1) for i, total in enumerate(accumulate(values))]
print([round(a, 2) for a in averages], list(accumulate(values, max)))
# ---- complex
z = complex(3, -4)
print(abs(z), z.conjugate(), (z * 1j).real, z**2)
# ---- histogram
scores = [55, 61, 67, 72, 75, 78, 81, 88, 93, 99]
buckets = {low: [s for s in scores if low <= s < low + 10] for low in range(50, 100, 10)}
for low, members in buckets.items():
    print(f"{low}-{low + 9}: {'#' * len(members)}")
# ---- linear_regression
xs = [1.0, 2.0, 3.0, 4.0]
ys = [2.1, 3.9, 6.2, 7.8]
mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
slope = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys)) / sum((x - mean_x) ** 2 for x in xs)
print(round(slope, 3), round(mean_y - slope * mean_x, 3))
