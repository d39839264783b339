# ends: done
a = list(range(1000))
for x in reversed(a):
    a.clear()
