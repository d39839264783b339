"""Rule-based validation of records; collects every problem and scores the data."""
from __future__ import annotations
import re
from dataclasses import dataclass, field
from typing import Any, Callable, Iterator
from collections import Counter

@dataclass
class Problem:
    row: int
    rule: str
    message: str
    level: str = "error"
    def __str__(self): return f"{self.level.upper():<7} row {self.row}: {self.rule}: {self.message}"

@dataclass
class Rule:
    name: str
    check: Callable[[dict[str, Any]], str | None]
    level: str = "error"
    seen: set = field(default_factory=set, repr=False)

RULES: list[Rule] = []

def rule(name=None, *, level="error"):
    def add(function):
        RULES.append(Rule(name or function.__name__.replace("_", " "), function, level))
        return function
    return add

def required(*fields):
    def check(row):
        missing = [f for f in fields if row.get(f) in (None, "", [])]
        return f"missing {', '.join(missing)}" if missing else None
    RULES.append(Rule("required", check))

required("id", "email")

@rule()
def valid_email(row):
    if row.get("email") and not re.fullmatch(r"[^@\s]+@[^@\s]+\.\w{2,}", row["email"]):
        return repr(row["email"])

@rule("age range", level="warning")
def age(row):
    match row:
        case {"age": int(n)} if 0 <= n < 130:
            return None
        case {"age": int(n)}:
            return f"{n} is not plausible"
        case {"age": other}:
            return f"{other!r} is a {type(other).__name__}"

@rule(level="warning")
def tags_are_sorted(row):
    tags = row.get("tags", [])
    if tags != sorted(tags):
        return f"{tags} should be {sorted(tags)}"

@rule("crashing rule")
def nested(row):
    return None if row["meta"]["ok"] else "meta says no"

def validate(rows) -> Iterator[Problem]:
    ids = Counter(r.get("id") for r in rows)
    for number, row in enumerate(rows, 1):
        for r in RULES:
            try:
                message = r.check(row)
            except (KeyError, TypeError) as error:
                message = f"{type(error).__name__}({error})"
            if message:
                yield Problem(number, r.name, message, r.level)
        if row.get("id") is not None and ids[row["id"]] > 1:
            yield Problem(number, "unique id", f"{row['id']} occurs {ids[row['id']]} times")

ROWS = [
    {"id": 1, "email": "a@b.co", "age": 33, "tags": ["a", "b"], "meta": {"ok": True}},
    {"id": 2, "email": "nope", "age": 180, "tags": ["z", "a"], "meta": {"ok": False}},
    {"id": 2, "email": "", "age": "12", "meta": None},
    {"email": "x@y.org", "age": True, "tags": []},
]
problems = list(validate(ROWS))
print(*problems, sep="\n")
by_level = Counter(p.level for p in problems)
score = 1 - sum({"error": 1, "warning": 0.25}[p.level] for p in problems) / (len(ROWS) * len(RULES))
print(dict(by_level), f"score {score:.1%}", Counter(p.rule for p in problems).most_common(2))
print(problems[0], repr(problems[0]), problems[0] == Problem(2, "valid email", "'nope'"))
print(Rule.__annotations__["check"], [r.name for r in RULES])
