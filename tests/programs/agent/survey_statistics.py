"""Descriptive statistics, a regression, and a text chart from survey answers."""
import json
import math
from collections import Counter, defaultdict
from itertools import combinations, groupby

DATA = json.loads("""[
 {"person": "p1", "age": 23, "answers": {"q1": 5, "q2": 3, "q3": "yes"}},
 {"person": "p2", "age": 35, "answers": {"q1": 4, "q2": 4, "q3": "no"}},
 {"person": "p3", "age": 41, "answers": {"q1": 2, "q2": 5}},
 {"person": "p4", "age": null, "answers": {"q1": 1, "q2": 5, "q3": "yes"}},
 {"person": "p5", "age": 29, "answers": {"q1": null, "q2": 2, "q3": "maybe"}},
 {"person": "p6", "age": 57, "answers": {"q1": 1, "q2": 4, "q3": "no"}}
]""")

def column(name):
    return [r["answers"].get(name) for r in DATA]

def present(values):
    return [v for v in values if v is not None]

def mean(xs): return sum(xs) / len(xs)
def median(xs):
    xs, half = sorted(xs), len(xs) // 2
    return xs[half] if len(xs) % 2 else (xs[half - 1] + xs[half]) / 2
def variance(xs):
    m = mean(xs)
    return sum((x - m) ** 2 for x in xs) / (len(xs) - 1)
def correlation(pairs):
    xs, ys = zip(*pairs)
    mx, my = mean(xs), mean(ys)
    top = sum((x - mx) * (y - my) for x, y in pairs)
    return top / math.sqrt(sum((x - mx) ** 2 for x in xs) * sum((y - my) ** 2 for y in ys))
def regression(pairs):
    xs, ys = zip(*pairs)
    slope = sum((x - mean(xs)) * (y - mean(ys)) for x, y in pairs) / sum((x - mean(xs)) ** 2 for x in xs)
    return slope, mean(ys) - slope * mean(xs)

for q in ("q1", "q2"):
    values = present(column(q))
    print(f"{q}: n={len(values)} mean={mean(values):.3f} median={median(values)} sd={math.sqrt(variance(values)):.3f} range={min(values)}..{max(values)}")
print(Counter(v or "(none)" for v in column("q3")).most_common())
series = {"age": [r["age"] for r in DATA], "q1": column("q1"), "q2": column("q2")}
for a, b in combinations(series, 2):
    pairs = [(x, y) for x, y in zip(series[a], series[b]) if None not in (x, y)]
    print(f"{a}~{b}: r={correlation(pairs):+.4f} over {len(pairs)}")
slope, base = regression([(x, y) for x, y in zip(series["age"], series["q2"]) if x is not None])
print(f"q2 = {slope:.4f} * age + {base:.4f}; at 50: {slope * 50 + base:.2f}")
decade = lambda r: "unknown" if r["age"] is None else f"{r['age'] // 10 * 10}s"
for key, group in groupby(sorted(DATA, key=decade), key=decade):
    group = list(group)
    print(f"{key:>8} {'*' * len(group):<4}", ", ".join(r["person"] for r in group))
cross = defaultdict(Counter)
for r in DATA:
    a = r["answers"]
    cross[a.get("q3", "-")][("low", "high")[(a["q1"] or 0) >= 3]] += 1
print(json.dumps(cross, sort_keys=True))
print("\n".join(f"{level} |" + "".join(" ##" if (v or 0) >= level else "   " for v in column("q1")) for level in range(5, 0, -1)))
print("  +" + "---" * len(DATA))
try:
    mean([])
except ZeroDivisionError as e:
    print("no data:", e)
print(round(math.log(variance([1, 2, 3, 4])), 6), math.fsum([0.1] * 10), f"{math.pi:.3e}")
