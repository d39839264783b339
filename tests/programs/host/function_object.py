# host: tool(a, b) -> [a, b]
print(callable(tool), tool(1, 2), tool(b=1, a=2), tool(*[3], **{"b": 4}))
f = tool
print(f is tool, f("x", "y"), list(map(tool, [1, 2], [3, 4])))
def tool_wrapper(*args):
    return tool(*args)
print(tool_wrapper(5, 6))
def shadow():
    tool = lambda *a: "local"
    return tool(1)
print(shadow(), tool(0, 0))
from functools import partial
print(partial(tool, "first")("second"))
