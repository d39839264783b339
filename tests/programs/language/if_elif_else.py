def kind(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        if n % 2:
            return "small odd"
        else:
            return "small even"
    else:
        return "large"
for n in (-5, 0, 3, 4, 100):
    print(n, kind(n))
if []: print("never")
if [] or {} or None or 0 or 0.0 or "" or () or set() or range(0) or b"": print("never")
else: print("all falsy")
if "0" and [0] and (None,) and {0: 0} and 0.1 and -1: print("all truthy")
