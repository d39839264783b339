"""Runs a program that calls one host function."""

import sys

import libmonty

SOURCE = """
rows = sorted(fetch("prices"), key=lambda row: -row["price"])
print("dearest:", rows[0]["name"])
sum(row["price"] for row in rows)
"""


def fetch(name: str) -> object:
    print("the program calls fetch")
    return [{"name": "tea", "price": 3}, {"name": "coffee", "price": 5}]


program = libmonty.Program(SOURCE, functions=["fetch"])
result = program.run(functions={"fetch": fetch}, limits=libmonty.Limits(memory=16 << 20), stdout=sys.stdout)
print("result:", result)
