# ends: AllocationsLimit
# limit: allocations = 10000
while True:
    [1]
