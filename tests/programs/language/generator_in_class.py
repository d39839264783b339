class Tree:
    def __init__(self, value, *children):
        self.value, self.children = value, children
    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child
    def levels(self):
        level = [self]
        while level:
            yield [t.value for t in level]
            level = [c for t in level for c in t.children]
    @property
    def paths(self):
        if not self.children:
            yield (self.value,)
        for c in self.children:
            for p in c.paths:
                yield (self.value, *p)
t = Tree(1, Tree(2, Tree(4), Tree(5)), Tree(3))
print(list(t), sum(t), max(t), 5 in t, 9 in t)
print(list(t.levels()))
print(list(t.paths))
a, *b = t
print(a, b, sorted(t, reverse=True), [*map(str, t)])
print(dict(zip(t, "abcde")))
