# ends: done
# limit: memory = 256 MiB
# limit: time = 20 s
a = []
for i in range(100_000): a = [a]
n = 0
while True:
    match a:
        case [b]:
            a = b
            n += 1
        case _:
            break
n
