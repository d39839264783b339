# ends: done
class I:
    def __index__(self):
        a.clear()
        return 50
a = list(range(100))
a[I():I()]
a = list(range(100))
a[I():I()] = [1, 2, 3]
a = list(range(100))
del a[I():I():2]
