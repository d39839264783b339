# ends: done
class C:
    def __length_hint__(self): return 10**15
    def __iter__(self): return iter([1, 2])
list(C())
