rows = [{"v": 1}, {"v": None}, {"w": 3}]
def parse(rows):
    return [row["v"] + 1 for row in rows]
print(parse(rows[:1]))
print({k: v for k, v in [(1, 2), (3,)]})
