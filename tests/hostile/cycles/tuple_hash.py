# ends: TypeError
a = []
t = (a,)
a.append(t)
hash(t)
