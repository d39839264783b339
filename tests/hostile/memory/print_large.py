# ends: OutputLimit
# limit: output = 1 MiB
print('x' * 4_000_000)
