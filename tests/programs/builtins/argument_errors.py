# Native functions check their arguments with texts of their own.
for f in (
    lambda: len(1, 2), lambda: print(sepp=1), lambda: isinstance(1), lambda: sorted(), lambda: sorted([1], key=1, foo=2), lambda: sum(), lambda: abs(1, 2), lambda: chr(), lambda: ord("a", "b"),
    lambda: [].append(1, 2), lambda: {}.get(), lambda: "a".split(1, 2, 3), lambda: "a".join(), lambda: "a".replace("b"), lambda: [].insert(1), lambda: "a".upper(1), lambda: {}.pop(), lambda: max(), lambda: getattr(1), lambda: iter(), lambda: next(),
    lambda: range(), lambda: zip(strictt=1), lambda: enumerate(iterable=[1], foo=1), lambda: int("1", base=2, foo=1), lambda: "".format_map(), lambda: [].sort(None), lambda: "a".encode(foo=1), lambda: divmod(), lambda: round(1, 2, 3), lambda: hash(), lambda: id(), lambda: repr(1, 2),
    lambda: "a".startswith(), lambda: "abc".center(), lambda: b"a".hex(1, 2, 3), lambda: (1,).index(), lambda: set().add(), lambda: {1}.union(1), lambda: pow(1), lambda: bytes(1, 2, 3, 4), lambda: str(1, 2, 3, 4), lambda: dict(1, 2), lambda: list(1, 2), lambda: float(1, 2), lambda: type(1, 2), lambda: super(1, 2, 3), lambda: slice(), lambda: object(1), lambda: map(), lambda: filter(1), lambda: vars(1, 2), lambda: input(1, 2), lambda: any(1, 2), lambda: len(obj=[]),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
