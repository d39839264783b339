def run(n, rounds):
    seed = 12345
    rows = []
    for i in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        rows.append({"name": "n" + str(seed % 1000), "age": seed % 90, "id": i})
    total = 0
    for _ in range(rounds):
        by_age = sorted(rows, key=lambda row: (row["age"], row["name"]))
        by_name = sorted(rows, key=lambda row: row["name"], reverse=True)
        by_id = sorted(by_name, key=lambda row: row["id"])
        total += by_age[n // 2]["id"] + by_name[n // 3]["id"] + by_id[5]["id"]
    return total


print(run(5000, 20))
