def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def evens(source):
    for x in source:
        if x % 2 == 0:
            yield x


def chain(*sources):
    for source in sources:
        yield from source


print(sum(evens(count(500_000))), sum(x * x for x in range(500_000)), len(list(chain(range(200_000), count(200_000)))))
