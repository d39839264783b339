# ends: ZeroDivisionError
10**100000 // 0
