# ends: done
class S(str): pass
a = ['x'] * 100
def g():
    for x in a:
        a.clear()
        yield x
''.join(g())
