# ends: OutputLimit
# limit: output = 1 MiB
while True:
    print('x' * 1000)
