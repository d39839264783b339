# ends: done
p = property()
q = p.getter(p)
repr(q)
