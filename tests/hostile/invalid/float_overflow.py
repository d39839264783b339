# ends: OverflowError
float(10**400)
