# ends: E
class E(Exception): pass
E.__name__ = 'E'
E.__qualname__ = 'x' * 1000
E.__module__ = 5
raise E
