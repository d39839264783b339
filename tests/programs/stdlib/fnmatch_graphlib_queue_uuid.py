import fnmatch, graphlib, queue, uuid, reprlib

print(fnmatch.fnmatch("data.csv", "*.csv"), fnmatch.fnmatch("Data.CSV", "*.csv"), fnmatch.filter(["a.py", "b.txt", "c.py"], "*.py"))
print(fnmatch.translate("a*b?[c-e]x[!a]"), fnmatch.translate("*"), fnmatch.translate("[a"), fnmatch.translate("**.x*"))
print(fnmatch.fnmatchcase("a-b", "a[-+]b"), fnmatch.fnmatchcase("ab", "a[!c]"), fnmatch.fnmatch("x]", "x[]]"), fnmatch.filterfalse(["a", "b"], "a"))
graph = {"d": {"b", "c"}, "b": ["a"], "c": ["a"]}
sorter = graphlib.TopologicalSorter(graph)
order = list(sorter.static_order())
print(order[0], order[-1], sorted(order))
sorter = graphlib.TopologicalSorter()
sorter.add("x", "y", "z")
sorter.add("y", "z")
sorter.prepare()
while sorter.is_active():
    ready = sorter.get_ready()
    print(ready)
    sorter.done(*ready)
try:
    graphlib.TopologicalSorter({"a": ["b"], "b": ["a"]}).prepare()
except graphlib.CycleError as error:
    print(error.args[0], len(error.args[1]))
for bad in (lambda: sorter.add("q"), lambda: sorter.done("nope"), lambda: graphlib.TopologicalSorter().get_ready(), lambda: sorter.done("x")):
    try:
        bad()
    except ValueError as error:
        print(error)
q = queue.Queue(maxsize=2)
q.put(1)
q.put_nowait(2)
print(q.full(), q.qsize(), q.get(), q.get_nowait(), q.empty())
for attempt in (lambda: q.get_nowait(), lambda: q.get(block=False), lambda: (q.put(1), q.put(2), q.put_nowait(3)), lambda: q.get(timeout=-1) and q.get() and q.get(timeout=-1)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
p = queue.PriorityQueue()
for item in ((2, "b"), (1, "a")):
    p.put(item)
print(p.get(), p.get())
s = queue.LifoQueue()
s.put(1), s.put(2)
print(s.get(), s.get(), queue.SimpleQueue().empty())
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.urn, u.bytes, u.bytes_le, u.fields, u.version, u.variant)
print(uuid.UUID(int=5), uuid.UUID(bytes=b"\x01" * 16), uuid.UUID("{12345678123456781234567812345678}") == u, u < uuid.UUID(int=2**128 - 1), hash(u) == hash(u.int))
for bad in (lambda: uuid.UUID("x"), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1), lambda: uuid.UUID(bytes=b"1"), lambda: setattr(u, "int", 1), lambda: uuid.UUID(int=1, version=9)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
print(uuid.NAMESPACE_DNS, uuid.NIL, uuid.MAX, uuid.UUID(int=2**127, version=4).version, uuid.SafeUUID.unknown)
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(9)}), reprlib.repr({3, 1, 2}), reprlib.repr([[[[[[[1]]]]]]]))
r = reprlib.Repr(maxlist=2, maxstring=10, indent=2)
print(r.repr([1, 2, 3]), r.repr("a" * 20), r.repr((1,)), r.repr(10**60))

class Loop(list):
    @reprlib.recursive_repr("<...>")
    def __repr__(self):
        return "Loop(" + ", ".join(map(repr, self)) + ")"

loop = Loop([1])
loop.append(loop)
print(loop)
