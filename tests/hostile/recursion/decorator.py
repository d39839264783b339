# ends: RecursionError
def d(f):
    @d
    def g(): pass
    return g
@d
def f(): pass
