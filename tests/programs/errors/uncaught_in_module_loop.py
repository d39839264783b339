items = [3, 2, 1, 0]
for i, x in enumerate(items):
    result = 6 / x
    print(i, result)
