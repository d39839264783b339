import math
import math as m, json
from math import pi, floor as fl
from collections import (
    OrderedDict,
    Counter,
)
import collections.abc
import collections.abc as abc2

print(math is m, pi == m.pi, fl(2.7))
print(Counter("aab")["a"], OrderedDict is collections.OrderedDict)
print(collections.abc is abc2)
def local():
    import json as j
    from math import sqrt
    return j is json, sqrt(16)
print(local())
try:
    import no_such_module
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    import no_such_package.sub
except ImportError as e:
    print(type(e).__name__, e)
try:
    from math import no_such_name
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0], e.name)
try:
    import math.sub
except ModuleNotFoundError as e:
    print(e)
from math import *
print(gcd(12, 18), e > 2.7)
print(type(math).__name__, math.__name__)
try:
    math.nothing
except AttributeError as error:
    print(error)
class C:
    from math import tau
print(C.tau > 6)
