# ends: done
class I:
    def __index__(self):
        b.clear()
        return 5
b = bytearray(b'x' * 100)
try:
    b[I()] = 1
except IndexError:
    pass
try:
    b[I()]
except IndexError:
    pass
b[I():I()]
