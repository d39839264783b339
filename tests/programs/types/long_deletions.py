# Deleting from what is so long that it is made anew in pieces.
items = list(range(300_000))
del items[1::3]
print(len(items), items[:5], items[-3:], sum(items))
items = list(range(300_000))
del items[-5:5:-1000]
print(len(items), items[994:997], items[-6:], sum(items))
items = list(range(300_000))
del items[10:200_000:7]
print(len(items), items[8:20], items[-2:], sum(items))
data = bytearray(range(256)) * 20_000
del data[::2]
print(len(data), bytes(data[:4]), data[-1], sum(data[:1000]))
