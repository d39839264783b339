# ends: TypeError
s = set()
s.add(s)
