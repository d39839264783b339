# ends: done
# limit: time = 20 s
for i in range(200_000):
    a = [i]
    a.append(a)
