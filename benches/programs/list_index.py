def run(n):
    data = list(range(1000))
    total = 0
    for _ in range(n):
        for i in range(1000):
            total += data[i]
            data[i] = total & 1023
    return total


print(run(1500))
