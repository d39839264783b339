# Slices of a bytearray replaced where memory has to be found first.
for n in [10, 60_000, 300_000]:
    data = bytearray(n)
    data[n:n + n] = bytes(n)
    data[:0] = [1] * n
    data[n:n] = (2 for _ in range(10))
    print(n, len(data), data[0], data[n], data[n + 10], len(data[n:]), len(memoryview(data)[n:]))
data = bytearray()
for _ in range(5):
    data[len(data):len(data) + 1_000_000] = bytes(1_000_000)
    print(len(data))
