# ends: done
a = []
i = iter(a)
a.append(i)
for x in i: pass
