# ends: ValueError
str(1 << 10_000_000)
