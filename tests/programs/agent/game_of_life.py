"""Conway's game of life on a torus, with known patterns."""
def parse(picture):
    return {(r, c) for r, line in enumerate(picture.split()) for c, ch in enumerate(line) if ch == "#"}

def step(cells, rows, cols):
    counts = {}
    for r, c in cells:
        for dr in (-1, 0, 1):
            for dc in (-1, 0, 1):
                if dr or dc:
                    key = ((r + dr) % rows, (c + dc) % cols)
                    counts[key] = counts.get(key, 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in cells)}

def show(cells, rows, cols):
    return "\n".join("".join("#" if (r, c) in cells else "." for c in range(cols)) for r in range(rows))

glider = parse(".#. ..# ###")
for generation in range(5):
    print(f"generation {generation}: {len(glider)} cells")
    print(show(glider, 6, 6))
    glider = step(glider, 6, 6)

def period(cells, rows, cols, limit=40):
    seen = {}
    for generation in range(limit):
        key = frozenset(cells)
        if key in seen:
            return seen[key], generation - seen[key]
        seen[key] = generation
        cells = step(cells, rows, cols)
    return None

print("blinker", period(parse("... ### ..."), 5, 5))
print("block", period(parse("## ##"), 6, 6))
print("glider", period(parse(".#. ..# ###"), 6, 6))
print("toad", period(parse(".### ###."), 8, 8))
print("dies", period(parse("#.#"), 7, 7))
