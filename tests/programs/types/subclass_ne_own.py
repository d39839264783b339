# `!=` of a class derived from a built-in type with a comparison of its own does not ask the class's `__eq__`; that of others does.
def derived(base):
    class Derived(base):
        def __eq__(self, other):
            print("asked", end=" ")
            return True

        __hash__ = None

    return Derived


class Never:
    def __eq__(self, other):
        return False


for base, args in ((list, [[1]]), (tuple, [(1,)]), (dict, [{1: 2}]), (set, [{1}]), (int, [5]), (str, ["a"]), (float, [1.5]), (bytes, [b"a"])):
    value = derived(base)(*args)
    print(base.__name__, value != args[0], value == 0, value != 0)
for base in (object, Exception, ValueError):
    print(base.__name__, derived(base)() != 1)
print(derived(list)([Never()]) != [Never()], derived(tuple)([1, Never()]) != (1, 2))
