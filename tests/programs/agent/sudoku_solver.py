"""Sudoku by constraint propagation and search."""
from collections import defaultdict
from itertools import product

DIGITS = "123456789"
ROWS = "ABCDEFGHI"
CELLS = [r + c for r, c in product(ROWS, DIGITS)]
UNITS = ([[r + c for r in ROWS] for c in DIGITS] + [[r + c for c in DIGITS] for r in ROWS]
         + [[r + c for r, c in product(rs, cs)] for rs, cs in product(("ABC", "DEF", "GHI"), ("123", "456", "789"))])
CELL_UNITS = {cell: [u for u in UNITS if cell in u] for cell in CELLS}
PEERS = {cell: {p for u in CELL_UNITS[cell] for p in u} - {cell} for cell in CELLS}

class Contradiction(Exception):
    pass

def parse(grid):
    chars = [c for c in grid if c in DIGITS or c in "0."]
    if len(chars) != 81:
        raise ValueError(f"{len(chars)} cells instead of 81")
    values = dict.fromkeys(CELLS, DIGITS)
    for cell, c in zip(CELLS, chars):
        if c in DIGITS:
            assign(values, cell, c)
    return values

def assign(values, cell, digit):
    for other in values[cell].replace(digit, ""):
        eliminate(values, cell, other)

def eliminate(values, cell, digit):
    if digit not in values[cell]:
        return
    values[cell] = values[cell].replace(digit, "")
    if not values[cell]:
        raise Contradiction(cell)
    if len(values[cell]) == 1:
        for peer in sorted(PEERS[cell]):
            eliminate(values, peer, values[cell])
    for unit in CELL_UNITS[cell]:
        places = [c for c in unit if digit in values[c]]
        if not places:
            raise Contradiction(f"{digit} in {unit[0]}..{unit[-1]}")
        if len(places) == 1 and len(values[places[0]]) > 1:
            assign(values, places[0], digit)

stats = defaultdict(int)

def search(values):
    stats["nodes"] += 1
    open_cells = [c for c in CELLS if len(values[c]) > 1]
    if not open_cells:
        return values
    cell = min(open_cells, key=lambda c: (len(values[c]), c))
    for digit in values[cell]:
        try:
            copy = dict(values)
            assign(copy, cell, digit)
            return search(copy)
        except Contradiction:
            stats["dead ends"] += 1
    raise Contradiction(f"nothing fits {cell}")

def show(values):
    for i, r in enumerate(ROWS):
        if i in (3, 6):
            print("------+-------+------")
        print(" | ".join(" ".join(values[r + c] for c in DIGITS[j:j + 3]) for j in (0, 3, 6)))

show(search(parse("003020600900305001001806400008102900700000008006708200002609500800203009005010300")))
show(search(parse("4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......")))
print(stats["nodes"] > 2, len(PEERS["E5"]), sorted(PEERS["A1"])[:5])
for bad in ("123", "55" + "." * 79):
    try:
        parse(bad)
    except (ValueError, Contradiction) as e:
        print(type(e).__name__, e)
