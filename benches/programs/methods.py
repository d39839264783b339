class Counter:
    def __init__(self):
        self.value = 0

    def add(self, n):
        self.value += n

    def get(self):
        return self.value


def run(n):
    c = Counter()
    total = 0
    for i in range(n):
        c.add(i)
        total += c.get()
    return total


print(run(800_000))
