def key(row):
    return row["age"]
people = [{"age": 3}, {"age": 1}, {"name": "x"}]
print(sorted(people[:2], key=key))
print(sorted(people, key=key))
