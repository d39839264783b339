def f(*args, **kwargs):
    return args, kwargs
def g(a=0, b=0):
    pass
for call in (
    lambda: f(*5),
    lambda: f(**5),
    lambda: f(**{1: 2}),
    lambda: f(**{"a": 1}, **{"a": 2}),
    lambda: f(a=1, **{"a": 2}),
    lambda: g(1, **{"a": 2}),
    lambda: f(*None),
    lambda: f(**[("a", 1)]),
    lambda: f(1, *2),
    lambda: g(**{"zz": 1}),
):
    try:
        print(call())
    except TypeError as e:
        print(e)
class Mapping:
    def keys(self):
        return ["p", "q"]
    def __getitem__(self, k):
        return k.upper()
print(f(**Mapping()))
