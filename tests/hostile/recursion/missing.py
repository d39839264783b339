# ends: RecursionError
class C(dict):
    def __missing__(self, key): return self[key]
C()[1]
