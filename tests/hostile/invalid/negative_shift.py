# ends: ValueError
1 << -(10**30)
