# ends: OverflowError
'x' * 10**30
