# ends: done
import copy
a = []
a.append(a)
b = copy.deepcopy(a)
b[0] is b
