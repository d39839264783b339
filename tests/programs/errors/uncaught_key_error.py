def lookup(table, *path):
    for part in path:
        table = table[part]
    return table
print(lookup({"a": {"b": 1}}, "a", "b"))
lookup({"a": {"b": 1}}, "a", ("tuple", "key"))
