# ends: done
class C:
    def __len__(self): return -1
    def __bool__(self): return 'x'
    def __hash__(self): return 'x'
    def __repr__(self): return 1
    def __index__(self): return 'x'
    def __iter__(self): return 1
    def __int__(self): return None
    def __format__(self, spec): return 1
    def __contains__(self, x): return []
    def __getattr__(self, name): raise KeyError
count = 0
for f in [lambda: len(C()), lambda: bool(C()), lambda: hash(C()), lambda: repr(C()), lambda: [1][C()], lambda: list(C()),
          lambda: int(C()), lambda: f'{C()}', lambda: C().x, lambda: {C(): 1}, lambda: [C()] * C(), lambda: range(C()),
          lambda: bytes(C()), lambda: 'x' * C(), lambda: str(C()), lambda: print(C()), lambda: [1, 2][C():], lambda: '%d' % C()]:
    try:
        f()
    except (TypeError, ValueError, KeyError):
        count += 1
assert count == 18, count
