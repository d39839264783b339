# ends: FuelLimit
# limit: fuel = 100000
# Work inside natives counts.
a = list(range(10000))
for i in range(10000): a.count(-1)
