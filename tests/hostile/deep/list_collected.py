# ends: done
# limit: memory = 256 MiB
# limit: time = 20 s
for k in range(5):
    a = []
    for i in range(400_000): a = [a]
None
