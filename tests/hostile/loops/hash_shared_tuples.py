# ends: TimeLimit or RecursionError
t = ()
for i in range(90): t = (t, t)
hash(t)
