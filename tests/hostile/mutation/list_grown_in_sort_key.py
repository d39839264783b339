# ends: ValueError
a = [3, 2, 1]
def key(x):
    a.append(x)
    return x
a.sort(key=key)
