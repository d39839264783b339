"""A CSV reader with quotes, typed columns, filters and a pivot, all lazy."""
from collections import OrderedDict, defaultdict
from itertools import chain, islice
from typing import Callable, Iterable, Iterator

SOURCE = '''id,name,city,amount,active
1,"Smith, John",Oslo,1200.50,yes
2,Åse Ødegård,Bergen,,no
3,"Quote ""Q"" Person",Oslo,88,yes
4,Short,Rome
5,Li Wei,北京,15.25,yes
6,"Multi
line",Oslo,7,no
'''

def read(text: str) -> Iterator[list[str]]:
    row, cell, quoted, chars = [], [], False, iter(text)
    for c in chars:
        if quoted:
            if c == '"':
                following = next(chars, "")
                if following == '"':
                    cell.append('"')
                    continue
                quoted = False
                c = following
            else:
                cell.append(c)
                continue
        if c == '"':
            quoted = True
        elif c == ",":
            row.append("".join(cell))
            cell = []
        elif c == "\n":
            yield [*row, "".join(cell)]
            row, cell = [], []
        else:
            cell.append(c)
    if row or cell:
        yield [*row, "".join(cell)]

def typed(rows: Iterable[list[str]], **types: Callable) -> Iterator[dict]:
    rows = iter(rows)
    header = next(rows)
    for number, row in enumerate(rows, 2):
        if len(row) != len(header):
            print(f"row {number}: {len(row)} cells instead of {len(header)}")
            continue
        record = OrderedDict()
        for name, cell in zip(header, row):
            convert = types.get(name, str)
            record[name] = convert(cell) if cell else None
        yield record

def pivot(records, rows, columns, value, reduce=sum):
    table = defaultdict(lambda: defaultdict(list))
    for r in records:
        if r[value] is not None:
            table[r[rows]][r[columns]].append(r[value])
    names = sorted(set(chain.from_iterable(table.values())))
    return {key: [reduce(cells[n]) if n in cells else None for n in names] for key, cells in sorted(table.items())}, names

records = list(typed(read(SOURCE), id=int, amount=float, active=lambda s: s == "yes"))
for r in records:
    print(*(f"{k}={v!r}" for k, v in r.items()))
print(pivot(records, "city", "active", "amount"))
print(pivot(records, "active", "city", "amount", reduce=max))
print([r["name"] for r in islice((r for r in records if r["city"] == "Oslo"), 2)])
widths = {k: max(len(k), *(len(repr(r[k])) for r in records)) for k in records[0]}
print(widths)
