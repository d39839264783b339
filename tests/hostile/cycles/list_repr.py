# ends: done
a = []
a.append(a)
assert repr(a) == '[[...]]'
