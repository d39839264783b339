# ends: FuelLimit
# limit: fuel = 100000
while True: pass
