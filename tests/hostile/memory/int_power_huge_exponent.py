# ends: OverflowError
x = 7 ** 7
x ** (10**30)
