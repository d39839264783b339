# ends: RecursionError
import functools
class C:
    @functools.cached_property
    def x(self): return self.x
C().x
