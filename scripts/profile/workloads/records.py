"""Records, filtered, grouped, sorted and printed: what most programs of an agent do with what a tool gave them."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass


@dataclass
class Order:
    number: int
    customer: str
    city: str
    amount: float
    items: list

    def total(self):
        return self.amount * (0.95 if len(self.items) > 2 else 1.0)

    @property
    def is_large(self):
        return self.amount > 500


CITIES = ["Lisbon", "Oslo", "Graz", "Turin", "Nantes"]
WARES = ["paper", "ink", "lamp", "chair", "desk", "shelf"]


def make(count):
    seed = 17
    orders = []
    for number in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        items = [WARES[(seed >> shift) % len(WARES)] for shift in range(0, 2 + seed % 5)]
        orders.append(Order(number, f"customer {seed % 97}", CITIES[seed // 7 % len(CITIES)], (seed % 100000) / 100, items))
    return orders


def report(orders):
    by_city = defaultdict(list)
    for order in orders:
        by_city[order.city].append(order)
    lines = []
    for city, group in sorted(by_city.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        total = sum(order.total() for order in group)
        large = [order for order in group if order.is_large]
        best = max(group, key=lambda order: order.amount)
        lines.append(f"{city:<10} {len(group):>5} {total:>12,.2f} {len(large):>4} {best.customer}")
    wares = Counter(item for order in orders for item in order.items)
    for ware, count in wares.most_common(3):
        lines.append(f"{ware}: {count}")
    return "\n".join(lines)


def spend(orders):
    spent = {}
    for order in orders:
        if order.customer not in spent:
            spent[order.customer] = {"orders": 0, "amount": 0.0, "cities": set()}
        entry = spent[order.customer]
        entry["orders"] += 1
        entry["amount"] += order.amount
        entry["cities"].add(order.city)
    return [
        {"customer": name, "orders": entry["orders"], "amount": round(entry["amount"], 2), "cities": sorted(entry["cities"])}
        for name, entry in sorted(spent.items())
        if entry["orders"] > 1
    ]


for _ in range(12):
    orders = make(800)
    print(len(report(orders)), len(json.dumps(spend(orders))), len(json.loads(json.dumps(spend(orders), indent=1))))
