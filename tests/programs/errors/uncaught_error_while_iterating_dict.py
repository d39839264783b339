prices = {"a": 1, "b": 2}
for name in prices:
    if prices[name] > 1:
        prices["c"] = 3
print("never")
