# ends: done
a = [1, 2, 3]
for x in a:
    a.__init__()
d = {1: 1}
d.__init__()
