# ends: RecursionError
class C:
    def __enter__(self): pass
    def __exit__(self, *args):
        with self: pass
with C(): pass
