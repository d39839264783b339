s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(1, 2), slice(None), s == slice(1, 10, 2), s.indices(5), s.indices(100), slice(None, None, -1).indices(4), slice(-3, None).indices(10), slice(-100, 100).indices(5), slice(5, -100, -1).indices(3))
print("hello world"[s], [0, 1, 2, 3][slice(-2, None)], slice("a", "b"), hash(slice(1)) == hash(slice(1)), slice(1) < slice(2))
for f in (lambda: slice(), lambda: slice(1, 2, 0).indices(5), lambda: slice(1).indices(-1), lambda: slice("a").indices(5), lambda: slice(1).indices("x"), lambda: slice(1, 2, 3, 4), lambda: setattr(slice(1), "start", 2)):
    try:
        print(f())
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
class S:
    def __getitem__(self, k): return k
print(S()[1:2], S()[:], S()[::3, 1], S()["a":"b"])
