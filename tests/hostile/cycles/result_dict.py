# ends: done
a = {}
a['x'] = (a, [a])
a
