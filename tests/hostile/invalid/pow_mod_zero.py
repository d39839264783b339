# ends: ValueError
pow(10**100, 10**100, 0)
