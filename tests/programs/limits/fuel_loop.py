# mode: no-cpython
# differs: a fuel limit ends the run
# limit: fuel = 100000
print("before")
while True:
    pass
