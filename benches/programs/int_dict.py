def run(n):
    table = {}
    for i in range(n):
        table[i * 7 % 65536] = i
    total = 0
    for i in range(n):
        total += table.get(i, 0)
        if i in table:
            total += table[i]
    for key, value in table.items():
        total += key ^ value
    return total


print(run(400_000))
