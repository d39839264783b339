"""An inventory with stock moves, reservations, and a reorder report."""
import json
from collections import defaultdict
from dataclasses import dataclass, asdict, field
from enum import Enum

class Kind(Enum):
    IN = "in"
    OUT = "out"
    RESERVE = "reserve"
    RELEASE = "release"

@dataclass(frozen=True)
class Move:
    sku: str
    kind: Kind
    quantity: int
    note: str = ""

@dataclass
class Item:
    sku: str
    name: str
    reorder_at: int = 5
    on_hand: int = 0
    reserved: int = 0
    tags: set[str] = field(default_factory=set)

    @property
    def available(self):
        return self.on_hand - self.reserved

class StockError(ValueError):
    pass

class Inventory:
    def __init__(self, items):
        self._items = {item.sku: item for item in items}
        self._moves = defaultdict(list)

    def apply(self, move):
        item = self._items.get(move.sku)
        if item is None:
            raise StockError(f"unknown sku {move.sku}")
        match move:
            case Move(kind=Kind.IN, quantity=n) if n > 0:
                item.on_hand += n
            case Move(kind=Kind.OUT, quantity=n) if 0 < n <= item.available:
                item.on_hand -= n
            case Move(kind=Kind.RESERVE, quantity=n) if n <= item.available:
                item.reserved += n
            case Move(kind=Kind.RELEASE, quantity=n):
                item.reserved = max(0, item.reserved - n)
            case Move(kind=kind, quantity=n):
                raise StockError(f"cannot {kind.value} {n} of {item.sku}: {item.available} available")
        self._moves[move.sku].append(move)

    def apply_all(self, moves):
        errors = []
        for move in moves:
            try:
                self.apply(move)
            except StockError as error:
                errors.append(error)
        if errors:
            raise ExceptionGroup(f"{len(errors)} moves refused", errors)

    def __iter__(self):
        return iter(sorted(self._items.values(), key=lambda i: i.sku))

    def low(self):
        return [i.sku for i in self if i.available < i.reorder_at]

stock = Inventory([Item("B2", "bolt", 50, tags={"metal"}), Item("A1", "axe", tags={"metal", "tool"}), Item("C3", "cord")])
moves = [Move("A1", Kind.IN, 10), Move("B2", Kind.IN, 60), Move("A1", Kind.OUT, 3, "order 17"), Move("A1", Kind.RESERVE, 4), Move("A1", Kind.OUT, 5), Move("Z9", Kind.IN, 1), Move("B2", Kind.OUT, 11), Move("C3", Kind.OUT, 0), Move("A1", Kind.RELEASE, 9)]
try:
    stock.apply_all(moves)
except* StockError as group:
    for error in group.exceptions:
        print("refused:", error)
for item in stock:
    print(f"{item.sku} {item.name:<6} hand={item.on_hand:>3} reserved={item.reserved} available={item.available:>3} {'/'.join(sorted(item.tags))}")
print("low:", stock.low())
print(json.dumps([{**asdict(i), "tags": sorted(i.tags)} for i in stock], indent=1))
print({sku: [f"{m.kind.value}{m.quantity}" for m in ms] for sku, ms in stock._moves.items()})
