# ends: TimeLimit or RecursionError
t = ()
u = ()
for i in range(90):
    t = (t, t)
    u = (u, u)
t in [u]
