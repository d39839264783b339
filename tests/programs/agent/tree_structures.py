"""A binary search tree and a trie with the usual protocols."""
class Node:
    __slots__ = ("key", "value", "left", "right")
    def __init__(self, key, value):
        self.key, self.value, self.left, self.right = key, value, None, None

class TreeMap:
    def __init__(self, items=()):
        self.root, self.size = None, 0
        for k, v in items:
            self[k] = v
    def __setitem__(self, key, value):
        if self.root is None:
            self.root, self.size = Node(key, value), 1
            return
        node = self.root
        while True:
            if key == node.key:
                node.value = value
                return
            side = "left" if key < node.key else "right"
            child = getattr(node, side)
            if child is None:
                setattr(node, side, Node(key, value))
                self.size += 1
                return
            node = child
    def _find(self, key):
        node = self.root
        while node and node.key != key:
            node = node.left if key < node.key else node.right
        return node
    def __getitem__(self, key):
        if (node := self._find(key)) is None:
            raise KeyError(key)
        return node.value
    def __contains__(self, key):
        return self._find(key) is not None
    def __len__(self):
        return self.size
    def __iter__(self):
        def walk(node):
            if node:
                yield from walk(node.left)
                yield node.key
                yield from walk(node.right)
        return walk(self.root)
    def items(self):
        return ((k, self[k]) for k in self)
    def range(self, lo, hi):
        stack, node = [], self.root
        while stack or node:
            while node:
                stack.append(node)
                node = node.left if node.key > lo else None
            node = stack.pop()
            if node.key >= hi:
                return
            if node.key >= lo:
                yield node.key
            node = node.right
    def depth(self):
        def d(n): return 0 if n is None else 1 + max(d(n.left), d(n.right))
        return d(self.root)
    def __repr__(self):
        return "TreeMap({" + ", ".join(f"{k!r}: {v!r}" for k, v in self.items()) + "})"

t = TreeMap((x * 37 % 101, x) for x in range(1, 30))
print(len(t), list(t)[:6], 37 in t, 36 in t, t[74], list(t.range(20, 45)), t.depth())
t[37] = "replaced"
print(t[37], len(t), max(t), sorted(t, reverse=True)[:3])
try:
    t[1000]
except KeyError as e:
    print("missing", e)
print(TreeMap(zip("hello", range(5))), bool(TreeMap()), list(TreeMap()))

class Trie:
    def __init__(self, words=()):
        self.children, self.end = {}, False
        for w in words:
            self.add(w)
    def add(self, word):
        node = self
        for c in word:
            node = node.children.setdefault(c, Trie())
        node.end = True
    def complete(self, prefix):
        node = self
        for c in prefix:
            if (node := node.children.get(c)) is None:
                return
        yield from node._words(prefix)
    def _words(self, prefix):
        if self.end:
            yield prefix
        for c in sorted(self.children):
            yield from self.children[c]._words(prefix + c)

trie = Trie("car cart care cat dog do done".split())
print(list(trie.complete("ca")), list(trie.complete("do")), list(trie.complete("x")), len(list(trie.complete(""))))
