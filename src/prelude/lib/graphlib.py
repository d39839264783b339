# `graphlib`: an order in which everything comes after what it needs.

__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    """Subclass of ValueError raised by TopologicalSorter.prepare if cycles exist in the working graph."""


class _Node:
    __slots__ = ("node", "left", "successors", "state")

    def __init__(self, node):
        self.node = node
        # Predecessors that are not done.
        self.left = 0
        self.successors = []
        # None, "out" once given to be worked on, "done".
        self.state = None


class TopologicalSorter:
    """Provides functionality to topologically sort a graph of hashable nodes."""

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._out = 0
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    __class_getitem__ = classmethod(type(list[int]))

    def _node(self, node):
        if node not in self._nodes:
            self._nodes[node] = _Node(node)
        return self._nodes[node]

    def add(self, node, *predecessors):
        """Add a new node and its predecessors to the graph."""
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        info = self._node(node)
        info.left += len(predecessors)
        for predecessor in predecessors:
            self._node(predecessor).successors.append(node)

    def prepare(self):
        """Mark the graph as finished and check for cycles in the graph."""
        if self._ready is not None and (self._out or self._finished):
            raise ValueError("cannot prepare() after starting iteration")
        if self._ready is None:
            self._ready = [info.node for info in self._nodes.values() if info.left == 0]
            cycle = self._cycle()
            if cycle:
                raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        """Return a tuple of all the nodes that are ready."""
        self._check_prepared()
        result = tuple(self._ready)
        for node in result:
            self._nodes[node].state = "out"
        self._ready.clear()
        self._out += len(result)
        return result

    def is_active(self):
        """Return ``True`` if more progress can be made."""
        self._check_prepared()
        return self._finished < self._out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def _check_prepared(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")

    def done(self, *nodes):
        """Marks a set of nodes returned by get_ready as processed."""
        self._check_prepared()
        for node in nodes:
            if node not in self._nodes:
                raise ValueError(f"node {node!r} was not added using add()")
            info = self._nodes[node]
            if info.state is None:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            if info.state == "done":
                raise ValueError(f"node {node!r} was already marked done")
            info.state = "done"
            for successor in info.successors:
                other = self._nodes[successor]
                other.left -= 1
                if other.left == 0:
                    self._ready.append(successor)
            self._finished += 1

    def _cycle(self):
        nodes = self._nodes
        path, iterators, place, seen = [], [], {}, set()
        for start in nodes:
            if start in seen:
                continue
            node = start
            while True:
                if node in seen:
                    if node in place:
                        return path[place[node]:] + [node]
                else:
                    seen.add(node)
                    iterators.append(iter(nodes[node].successors))
                    place[node] = len(path)
                    path.append(node)
                while path:
                    node = next(iterators[-1], _nothing)
                    if node is not _nothing:
                        break
                    del place[path.pop()]
                    iterators.pop()
                else:
                    break
        return None

    def static_order(self):
        """Returns an iterable of nodes in a topological order."""
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)


_nothing = object()
