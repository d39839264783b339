"""Monthly sales report: group, total, rank, print a table."""
from collections import defaultdict

RAW = """date,region,product,units,price
2024-01-03,North,Widget,10,2.50
2024-01-10,South,Widget,3,2.50
2024-01-15,North,Gadget,1,19.99
2024-02-01,East,Widget,7,2.40
2024-02-11,South,Gadget,4,18.50
2024-02-20,North,Gizmo,,5.00
2024-03-05,East,Gadget,2,19.99
2024-03-09,South,Gizmo,12,4.75
2024-03-30,North,Widget,x,2.50
"""

def parse(text):
    header, *lines = text.strip().splitlines()
    names = header.split(",")
    good, bad = [], []
    for number, line in enumerate(lines, start=2):
        row = dict(zip(names, line.split(",")))
        try:
            row["units"] = int(row["units"])
            row["price"] = float(row["price"])
        except ValueError as error:
            bad.append((number, str(error)))
            continue
        row["revenue"] = round(row["units"] * row["price"], 2)
        good.append(row)
    return good, bad

def group(rows, key):
    groups = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return dict(groups)

def total(rows):
    return round(sum(r["revenue"] for r in rows), 2)

def table(title, rows, headers):
    widths = [max(len(str(r[i])) for r in [headers, *rows]) for i in range(len(headers))]
    print(title)
    print("  ".join(h.ljust(w) for h, w in zip(headers, widths)))
    print("  ".join("-" * w for w in widths))
    for row in rows:
        cells = [f"{c:>{w}.2f}" if isinstance(c, float) else str(c).ljust(w) for c, w in zip(row, widths)]
        print("  ".join(cells).rstrip())
    print()

rows, bad = parse(RAW)
by_region = group(rows, lambda r: r["region"])
table("By region", sorted(((k, len(v), total(v)) for k, v in by_region.items()), key=lambda t: -t[2]), ("region", "sales", "revenue"))
by_month = group(rows, lambda r: r["date"][:7])
table("By month", [(m, sum(r["units"] for r in v), total(v)) for m, v in sorted(by_month.items())], ("month", "units", "revenue"))
best = max(rows, key=lambda r: r["revenue"])
print(f"best sale: {best['product']} on {best['date']} for {best['revenue']:.2f}")
print(f"total {total(rows):,.2f} from {len(rows)} rows, {len(bad)} skipped:")
for number, why in bad:
    print(f"  line {number}: {why}")
