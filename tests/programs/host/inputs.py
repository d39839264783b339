# input: number = 42
# input: text = "héllo"
# input: data = {"rows": [{"id": 1, "tags": ["a", "b"]}, {"id": 2, "tags": []}], "none": None}
# input: pair = (1.5, True)
print(number + 1, text.upper(), pair)
for row in data["rows"]:
    print(row["id"], ",".join(row["tags"]) or "-")
data["added"] = number
print(sorted(data), data["none"])
number = "rebound"
print(number, "number" in globals())
def f():
    return text, number
print(f())
