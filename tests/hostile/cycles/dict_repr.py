# ends: done
a = {}
a[1] = a
assert repr(a) == '{1: {...}}'
