# ends: done
a = list(range(1000))
for x in a: a.clear()
