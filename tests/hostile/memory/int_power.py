# ends: OverflowError
2 ** 10**10
