def check(limits, value):
    if limits["low"] <= value <= limits["high"] + limits["slack"]:
        return True
print(check({"low": 1, "high": 5, "slack": 0}, 3))
check({"low": 1, "high": 5, "slack": None}, 7)
