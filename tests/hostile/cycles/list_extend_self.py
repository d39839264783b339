# ends: done
a = [1]
a[:] = a
a[0:0] = a
a.extend(a)
