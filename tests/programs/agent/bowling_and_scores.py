"""Bowling score, tennis score and a tournament table."""
from collections import defaultdict
from functools import cmp_to_key

def bowling(rolls):
    total, i = 0, 0
    for frame in range(10):
        if i >= len(rolls):
            raise ValueError(f"frame {frame + 1} is missing")
        if rolls[i] == 10:
            total += 10 + sum(rolls[i + 1:i + 3])
            i += 1
        else:
            first, second = rolls[i:i + 2]
            if first + second > 10:
                raise ValueError(f"{first} + {second} pins in frame {frame + 1}")
            total += first + second + (rolls[i + 2] if first + second == 10 else 0)
            i += 2
    return total

for name, rolls in {"perfect": [10] * 12, "spares": [5] * 21, "gutter": [0] * 20, "mixed": [10, 7, 3, 9, 0, 10, 0, 8, 8, 2, 0, 6, 10, 10, 10, 8, 1], "short": [1, 2], "impossible": [7, 8] + [0] * 18}.items():
    try:
        print(name, bowling(rolls))
    except ValueError as e:
        print(name, "invalid:", e)

def tennis(points):
    names, score = ["love", "fifteen", "thirty", "forty"], {"A": 0, "B": 0}
    for p in points:
        score[p] += 1
        a, b = score["A"], score["B"]
        if max(a, b) >= 4 and abs(a - b) >= 2:
            yield f"game {p}"
            return
        if a == b and a >= 3:
            yield "deuce"
        elif max(a, b) >= 4:
            yield f"advantage {'A' if a > b else 'B'}"
        else:
            yield f"{names[a]}-{'all' if a == b else names[b]}"
print(", ".join(tennis("ABABABABAA")))

MATCHES = "Lions 3 Snakes 3;Tarantulas 1 FC Awesome 0;Lions 1 FC Awesome 1;Tarantulas 3 Snakes 1;Lions 4 Grouches 0"
def split(match):
    words = match.split()
    at = next(i for i, w in enumerate(words) if w.isdigit())
    return " ".join(words[:at]), int(words[at]), " ".join(words[at + 1:-1]), int(words[-1])
table = defaultdict(lambda: dict(points=0, diff=0, played=0))
for home, h, away, a in map(split, MATCHES.split(";")):
    for team, mine, theirs in ((home, h, a), (away, a, h)):
        t = table[team]
        t["points"] += 3 if mine > theirs else mine == theirs
        t["diff"] += mine - theirs
        t["played"] += 1
def order(x, y):
    (n1, t1), (n2, t2) = x, y
    return t2["points"] - t1["points"] or t2["diff"] - t1["diff"] or (n1 > n2) - (n1 < n2)
for rank, (name, t) in enumerate(sorted(table.items(), key=cmp_to_key(order)), 1):
    print(f"{rank}. {name:<12}{t['played']:>2}{t['diff']:>+4}{t['points']:>4}")
