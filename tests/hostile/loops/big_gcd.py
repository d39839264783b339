# ends: TimeLimit
import math
x = 3 ** 500_000
y = 7 ** 300_000
while True:
    math.gcd(x, y)
