# Length hints of `reversed`, and classes derived from iterators.
import operator

for s in "hello", tuple("hello"), list("hello"), range(5), {1: 2, 3: 4}:
    r = reversed(s)
    next(r)
    print(operator.length_hint(r))
    list(r)
    print(operator.length_hint(r))
class R(enumerate): pass
e = R("ab"); print(iter(e) is e, e.__iter__() is e, list(e))
class Z(zip): pass
e = Z("ab", "cd"); print(iter(e) is e, list(e))
class M(map): pass
e = M(str, [1, 2]); print(iter(e) is e, list(e))
