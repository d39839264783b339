# ends: OverflowError or TimeLimit or MemoryLimit
import math
math.factorial(10**8)
