# ends: ValueError
range(1, 2, 0)
