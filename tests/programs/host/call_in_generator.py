# host: page(n) -> [[1, 2], [3], []][n]
def rows():
    n = 0
    while True:
        found = page(n)
        if not found:
            return f"{n} pages"
        n += 1
        yield from found


def all_rows():
    how_many = yield from rows()
    print(how_many)


print(list(all_rows()))
print([row for row in rows()], sum(row for row in rows()), dict(enumerate(rows())))
first, *others = rows()
print(first, others)


def echo():
    got = None
    while got != "stop":
        try:
            got = yield page(0 if got is None else got)
        except KeyError as error:
            got = 1
            print("told", error.args, page(1))


e = echo()
print(next(e), e.send(1), e.throw(KeyError("no")), next(e))
try:
    e.send("stop")
except StopIteration as end:
    print("end", end.value)
