def make_counter():
    count = 0

    def step(n):
        nonlocal count
        count += n
        return count

    return step


def compose(f, g):
    return lambda x: f(g(x))


def run(n):
    counter = make_counter()
    f = compose(lambda x: x + 1, lambda x: x * 2)
    total = 0
    for i in range(n):
        total += counter(i) & 7
        total += f(i)
    return total


print(run(400_000))
