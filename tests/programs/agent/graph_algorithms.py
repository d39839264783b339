"""Shortest paths, topological order, components, minimum spanning tree."""
import heapq
from collections import deque, defaultdict

EDGES = [("A", "B", 4), ("A", "C", 2), ("B", "C", 1), ("B", "D", 5), ("C", "D", 8), ("C", "E", 10), ("D", "E", 2), ("D", "F", 6), ("E", "F", 3), ("X", "Y", 1)]

def adjacency(edges):
    graph = defaultdict(dict)
    for a, b, w in edges:
        graph[a][b] = w
        graph[b][a] = w
    return graph

def dijkstra(graph, start):
    distance, previous, queue = {start: 0}, {}, [(0, start)]
    while queue:
        d, node = heapq.heappop(queue)
        if d > distance[node]:
            continue
        for other, weight in graph[node].items():
            if (candidate := d + weight) < distance.get(other, float("inf")):
                distance[other], previous[other] = candidate, node
                heapq.heappush(queue, (candidate, other))
    return distance, previous

def path(previous, end):
    nodes = [end]
    while nodes[-1] in previous:
        nodes.append(previous[nodes[-1]])
    return nodes[::-1]

def components(graph):
    seen = set()
    for start in sorted(graph):
        if start in seen:
            continue
        queue, part = deque([start]), []
        seen.add(start)
        while queue:
            node = queue.popleft()
            part.append(node)
            for other in sorted(graph[node]):
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
        yield part

def kruskal(edges):
    parent = {}
    def find(x):
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x
    for a, b, w in sorted(edges, key=lambda e: e[2]):
        if find(a) != find(b):
            parent[find(a)] = find(b)
            yield a, b, w

def topological(dependencies):
    state, order = {}, []
    def visit(node, trail):
        if state.get(node) == "done":
            return
        if state.get(node) == "active":
            raise ValueError("cycle: " + " -> ".join([*trail[trail.index(node):], node]))
        state[node] = "active"
        for d in dependencies.get(node, ()):
            visit(d, [*trail, node])
        state[node] = "done"
        order.append(node)
    for node in sorted(dependencies):
        visit(node, [])
    return order

graph = adjacency(EDGES)
distance, previous = dijkstra(graph, "A")
for node in sorted(distance):
    print(node, distance[node], "-".join(path(previous, node)))
print("unreachable:", sorted(set(graph) - set(distance)))
print(list(components(graph)))
tree = list(kruskal(EDGES))
print(tree, sum(w for *_, w in tree))
print(topological({"app": ["db", "web"], "web": ["http"], "db": ["driver"], "http": [], "driver": []}))
try:
    topological({"a": ["b"], "b": ["c"], "c": ["b"]})
except ValueError as e:
    print(e)
