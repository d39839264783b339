# ends: done
a = ([],)
a[0].append(a)
repr(a)
