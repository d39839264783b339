# host: price(name) -> {"tea": 3, "coffee": 5, "milk": 3, "bread": 4}[name]
goods = ["tea", "coffee", "milk", "bread"]
print(sorted(goods, key=price), sorted(goods, key=price, reverse=True))


def seen_while_sorting(name):
    # A list is empty for others while it is sorted.
    print(name, len(goods))
    return -price(name)


goods.sort(key=seen_while_sorting)
print(goods)
