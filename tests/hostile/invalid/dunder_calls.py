# ends: done
for f in [lambda: int.__add__('a', 1), lambda: str.__len__(1), lambda: list.append(1, 1), lambda: dict.get([], 1), lambda: type.__call__(1),
          lambda: object.__new__(int), lambda: object.__new__(list), lambda: int.__new__(str), lambda: type(len)(), lambda: type(None)(1),
          lambda: type((x for x in []))(), lambda: type(lambda: 1)(), lambda: type([].append)(), lambda: type(iter([]))(1),
          lambda: BaseException.__new__(int), lambda: list.__init__(1), lambda: object.__init__(1, 2), lambda: super(), lambda: super(int, 'x'),
          lambda: property().fget(1), lambda: type('x', (int,), 5), lambda: type('x', 5, {}), lambda: type(5, (), {}),
          lambda: type('x', (bool,), {}), lambda: type('x', (type(len),), {}), lambda: setattr(int, 'x', 1), lambda: delattr([], 'append'),
          lambda: object.__setattr__(1, 'x', 1), lambda: type.__setattr__(int, 'x', 1), lambda: type.mro(5)]:
    try:
        f()
    except (TypeError, AttributeError, RuntimeError, ValueError):
        continue
