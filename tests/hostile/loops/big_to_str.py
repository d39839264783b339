# ends: TimeLimit or ValueError
import sys
x = 10 ** 4000
while True:
    str(x)
