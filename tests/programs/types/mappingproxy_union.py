# `|` of mapping proxies and dicts.
from types import MappingProxyType

proxy = MappingProxyType({1: "a", 2: "b"})
print(proxy | {2: "c", 3: "d"}, {2: "c", 3: "d"} | proxy, proxy | MappingProxyType({4: "e"}))
print(type(proxy | {}), proxy)
for action in (lambda: proxy | 1, lambda: 1 | proxy, lambda: proxy | [(1, 2)]):
    try:
        print(action())
    except TypeError as error:
        print(error)
try:
    proxy |= {1: 2}
except TypeError as error:
    print(error)
