# Groups nested deeper than the recursion limit are split, searched and caught.
import sys

sys.setrecursionlimit(150)


def nested(inner, depth):
    for i in range(depth):
        inner = ExceptionGroup(f"level {i}", [inner])
    return inner


def depth_of(group):
    depth = 0
    while isinstance(group, BaseExceptionGroup):
        group = group.exceptions[0]
        depth += 1
    return depth, repr(group)


for depth in (1, 200):
    group = nested(ExceptionGroup("pair", [ValueError(1), TypeError(2)]), depth)
    matched, rest = group.split(ValueError)
    print(depth, depth_of(matched), depth_of(rest), matched.message)
    print(depth, depth_of(group.subgroup(TypeError)), group.subgroup(KeyError))
    try:
        try:
            raise group
        except* ValueError as caught:
            print("caught", depth_of(caught))
    except ExceptionGroup as left:
        print("left", depth_of(left), left.message)


class Loud(ExceptionGroup):
    def derive(self, excs):
        print("derive", self.message, excs)
        return Loud(self.message, excs)


group = Loud("out", [ValueError(1), Loud("in", [KeyError(2), TypeError(3)]), Loud("all", [ValueError(4)])])
print(group.split(ValueError))
print("only what is wanted is derived")
print(group.subgroup(ValueError))
print(group.subgroup(lambda error: isinstance(error, Loud) and error.message == "in"))
