# ends: done
a = list(range(10))
a[2:4] = a
a[::2] = a[::2]
a += a
