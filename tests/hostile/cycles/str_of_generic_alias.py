# ends: done
a = list[int]
for i in range(500): a = list[a]
len(repr(a))
