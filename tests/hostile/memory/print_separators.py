# ends: OutputLimit
# limit: output = 1 MiB
print(*[1] * 10**5, sep='x' * 10**6)
