# ---- binary_search
from collections.abc import Sequence


def find(items: Sequence[int], target: int) -> int | None:
    low, high = 0, len(items) - 1
    while low <= high:
        middle = (low + high) // 2
        if items[middle] == target:
            return middle
        if items[middle] < target:
            low = middle + 1
        else:
            high = middle - 1
    return None


print(find([1, 3, 5, 7, 9], 7), find((1, 2), 5))
# ---- bubble_sort
def bubble(items: list[int]) -> list[int]:
    items = items[:]
    for end in range(len(items) - 1, 0, -1):
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
    return items


print(bubble([5, 2, 9, 1]))
# ---- quick_sort
def quick(items: list[float]) -> list[float]:
    if len(items) < 2:
        return items
    pivot, *rest = items
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if x >= pivot])


print(quick([3.5, 1, 2, 8, -1]))
# ---- merge_sort
def merge(left: list[str], right: list[str]) -> list[str]:
    merged: list[str] = []
    while left and right:
        merged.append(left.pop(0) if left[0] <= right[0] else right.pop(0))
    return merged + left + right


def sort(items: list[str]) -> list[str]:
    if len(items) <= 1:
        return items
    half = len(items) // 2
    return merge(sort(items[:half]), sort(items[half:]))


print(sort("pear fig apple date".split()))
# ---- bfs_maze
from collections import deque
maze = ["S.#", "..#", "#.E"]
start = (0, 0)
queue: deque[tuple[tuple[int, int], int]] = deque([(start, 0)])
seen = {start}
answer = -1
while queue:
    (row, column), steps = queue.popleft()
    if maze[row][column] == "E":
        answer = steps
        break
    for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        r, c = row + dr, column + dc
        if 0 <= r < 3 and 0 <= c < 3 and maze[r][c] != "#" and (r, c) not in seen:
            seen.add((r, c))
            queue.append(((r, c), steps + 1))
print(answer)
# ---- dfs_graph
Graph = dict[str, list[str]]


def reach(graph: Graph, node: str, seen: set[str] | None = None) -> set[str]:
    if seen is None:
        seen = set()
    seen.add(node)
    for neighbor in graph.get(node, []):
        if neighbor not in seen:
            reach(graph, neighbor, seen)
    return seen


print(sorted(reach({"a": ["b", "c"], "b": ["d"], "e": ["a"]}, "a")))
# ---- dijkstra
import heapq


def shortest(graph: dict[str, dict[str, int]], start: str) -> dict[str, float]:
    distances = {node: float("inf") for node in graph}
    distances[start] = 0
    heap: list[tuple[float, str]] = [(0, start)]
    while heap:
        distance, node = heapq.heappop(heap)
        if distance > distances[node]:
            continue
        for neighbor, weight in graph[node].items():
            through = distance + weight
            if through < distances[neighbor]:
                distances[neighbor] = through
                heapq.heappush(heap, (through, neighbor))
    return distances


print(shortest({"a": {"b": 1, "c": 5}, "b": {"c": 2}, "c": {}}, "a"))
# ---- topological
from graphlib import CycleError, TopologicalSorter
order = list(TopologicalSorter({"test": {"build"}, "build": {"fetch"}, "fetch": set()}).static_order())
print(order)
try:
    list(TopologicalSorter({"a": {"b"}, "b": {"a"}}).static_order())
except CycleError as error:
    print("cycle", len(error.args[1]))
# ---- knapsack
def knapsack(items: list[tuple[int, int]], capacity: int) -> int:
    best = [0] * (capacity + 1)
    for weight, value in items:
        for room in range(capacity, weight - 1, -1):
            best[room] = max(best[room], best[room - weight] + value)
    return best[capacity]


print(knapsack([(1, 10), (3, 40), (4, 50), (5, 70)], 8))
# ---- edit_distance
def distance(a: str, b: str) -> int:
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(previous[j] + 1, row[-1] + 1, previous[j - 1] + (x != y)))
        previous = row
    return previous[-1]


print(distance("kitten", "sitting"), distance("", "abc"))
# ---- lcs
from functools import cache


def lcs(a: str, b: str) -> str:
    @cache
    def solve(i: int, j: int) -> str:
        if i == len(a) or j == len(b):
            return ""
        if a[i] == b[j]:
            return a[i] + solve(i + 1, j + 1)
        return max(solve(i + 1, j), solve(i, j + 1), key=len)

    return solve(0, 0)


print(lcs("AGGTAB", "GXTXAYB"))
# ---- permutations
from itertools import combinations, permutations, product
print(["".join(p) for p in permutations("abc", 2)][:4], list(combinations(range(4), 2))[-1], len(list(product("ab", repeat=3))))
# ---- n_queens
from collections.abc import Iterator


def queens(n: int, placed: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    if len(placed) == n:
        yield placed
        return
    for column in range(n):
        if all(column != c and abs(column - c) != len(placed) - r for r, c in enumerate(placed)):
            yield from queens(n, placed + (column,))


print(next(queens(6)), len(list(queens(6))))
# ---- sudoku_check
def valid(rows: list[str]) -> bool:
    columns = ["".join(column) for column in zip(*rows)]
    return all(len(set(line)) == len(line) for line in rows + columns)


print(valid(["123", "231", "312"]), valid(["123", "213", "312"]))
# ---- life
Cell = tuple[int, int]


def neighbors(cell: Cell) -> set[Cell]:
    x, y = cell
    return {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if (dx, dy) != (0, 0)}


def step(alive: set[Cell]) -> set[Cell]:
    candidates = alive | {near for cell in alive for near in neighbors(cell)}
    return {c for c in candidates if len(neighbors(c) & alive) == 3 or (c in alive and len(neighbors(c) & alive) == 2)}


blinker = {(0, 1), (1, 1), (2, 1)}
print(sorted(step(blinker)), step(step(blinker)) == blinker)
# ---- hanoi
def hanoi(n: int, a: str = "A", b: str = "B", c: str = "C") -> list[tuple[str, str]]:
    if n == 0:
        return []
    return hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)


print(len(hanoi(6)), hanoi(2))
# ---- coins
def ways(amount: int, coins: tuple[int, ...]) -> int:
    counts = [1] + [0] * amount
    for coin in coins:
        for value in range(coin, amount + 1):
            counts[value] += counts[value - coin]
    return counts[amount]


print(ways(100, (1, 5, 10, 25, 50)))
# ---- two_sum
def two_sum(numbers: list[int], target: int) -> tuple[int, int] | None:
    seen: dict[int, int] = {}
    for i, number in enumerate(numbers):
        if (j := seen.get(target - number)) is not None:
            return j, i
        seen[number] = i
    return None


print(two_sum([2, 7, 11, 15], 26), two_sum([1], 5))
# ---- brackets
PAIRS = {")": "(", "]": "[", "}": "{"}


def balanced(text: str) -> bool:
    stack: list[str] = []
    for c in text:
        if c in PAIRS.values():
            stack.append(c)
        elif c in PAIRS and (not stack or stack.pop() != PAIRS[c]):
            return False
    return not stack


print([balanced(text) for text in ("([]{})", "(]", "((")])
# ---- union_find
class Union:
    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def find(self, x: int) -> int:
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def join(self, a: int, b: int) -> bool:
        a, b = self.find(a), self.find(b)
        self.parent[a] = b
        return a != b


edges = sorted([(4, 0, 1), (1, 1, 2), (3, 0, 2), (7, 2, 3)])
union = Union(4)
print(sum(weight for weight, a, b in edges if union.join(a, b)))
# ---- trie
class Trie:
    def __init__(self) -> None:
        self.children: dict[str, Trie] = {}
        self.end = False

    def add(self, word: str) -> None:
        node = self
        for letter in word:
            node = node.children.setdefault(letter, Trie())
        node.end = True

    def words(self, prefix: str = "") -> list[str]:
        found = [prefix] if self.end else []
        for letter, child in sorted(self.children.items()):
            found += child.words(prefix + letter)
        return found


trie = Trie()
for word in ("tea", "ten", "to"):
    trie.add(word)
print(trie.words())
# ---- spiral
def spiral(grid: list[list[int]]) -> list[int]:
    out: list[int] = []
    while grid:
        out += grid.pop(0)
        grid = [list(row) for row in zip(*grid)][::-1]
    return out


print(spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]]))
# ---- intervals
def merge(intervals: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


print(merge([(1, 3), (8, 10), (2, 6), (10, 12)]))
# ---- powerset
from itertools import chain, combinations
items = ["a", "b", "c"]
subsets = list(chain.from_iterable(combinations(items, size) for size in range(len(items) + 1)))
print(len(subsets), subsets[-1])
# ---- tic_tac_toe
LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


def winner(board: str) -> str | None:
    for a, b, c in LINES:
        if board[a] != " " and board[a] == board[b] == board[c]:
            return board[a]
    return None


def score(board: str, player: str) -> int:
    if won := winner(board):
        return 1 if won == "X" else -1
    if " " not in board:
        return 0
    other = "O" if player == "X" else "X"
    moves = [score(board[:i] + player + board[i + 1 :], other) for i, cell in enumerate(board) if cell == " "]
    return max(moves) if player == "X" else min(moves)


print(winner("XXXOO    "), score("XX OO    ", "X"), score("X O X O  ", "O"))
