# ends: OverflowError
9 ** 9 ** 9
