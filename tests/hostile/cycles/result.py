# ends: done
# A result may contain itself.
a = []
a.append(a)
a
