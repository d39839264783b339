from pprint import pprint, pformat, pp
from collections import OrderedDict, defaultdict, Counter, deque
data = {"name": "a long enough name to wrap", "values": list(range(30)), "nested": {"k" * 20: ["x" * 30, "y" * 30], "b": {"deep": (1, 2, 3)}}, "z": None}
pprint(data); pprint(data, width=40); pprint(data, depth=1); pprint(list(range(50)), compact=True); pprint([1, 2], width=5); pp({"b": 1, "a": 2}); pprint({"b": 1, "a": 2})
print(pformat("word " * 30), pformat(("a" * 50, "b" * 50)), pformat({1, 2, 3}), pformat([]), pformat({"a": [1]}, indent=4))
pprint([defaultdict(list, {"key" * 10: ["value" * 10, "other" * 10]}), Counter("hello world" * 3), OrderedDict(a="x" * 40, b="y" * 40), deque(["p" * 40, "q" * 40])])
loop = [1]; loop.append(loop); print(pformat(loop).startswith("[1, <Recursion on list with id="))
