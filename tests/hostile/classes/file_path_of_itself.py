# ends: TypeError
class P:
    def __fspath__(self):
        return self
open(P())
