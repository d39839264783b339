def read(lines):
    for line in lines:
        print("read", line)
        yield line.strip()
def parse(lines):
    for line in lines:
        if line and not line.startswith("#"):
            key, _, value = line.partition("=")
            yield key.strip(), int(value)
def big(pairs, limit):
    return (p for p in pairs if p[1] >= limit)
source = ["a = 1", "# comment", "b = 20", "", "c = 30 "]
stage = big(parse(read(source)), 10)
print(next(stage))
print(next(stage))
print(next(stage, None))
def chunks(items, n):
    chunk = []
    for item in items:
        chunk.append(item)
        if len(chunk) == n:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
print(list(chunks(range(7), 3)))
def window(it, n):
    it = iter(it)
    w = tuple(x for _, x in zip(range(n), it))
    yield w
    for x in it:
        w = w[1:] + (x,)
        yield w
print(list(window("abcde", 3)))
def merge(a, b):
    a, b = iter(a), iter(b)
    x, y = next(a, None), next(b, None)
    while x is not None or y is not None:
        if y is None or (x is not None and x <= y):
            yield x
            x = next(a, None)
        else:
            yield y
            y = next(b, None)
print(list(merge([1, 4, 6], [2, 3, 7, 8])))
