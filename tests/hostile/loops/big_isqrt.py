# ends: TimeLimit
import math
x = 3 ** 2_000_000
while True:
    math.isqrt(x)
