# ends: TimeLimit
while True:
    import math
