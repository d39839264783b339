# ends: done
# limit: time = 20 s
for i in range(2000):
    a = 'x' * 1_000_000
