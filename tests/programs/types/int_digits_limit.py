# Decimal text of more than 4,300 digits is refused, both ways.
x = 10 ** 4299
print(len(str(x)))
try:
    str(10 ** 4300)
except ValueError as e:
    print(e)
try:
    int("9" * 4301)
except ValueError as e:
    print(e)
print(len(hex(10 ** 5000)), int("f" * 5000, 16).bit_length())
for f in (lambda: repr(10 ** 5000), lambda: f"{10 ** 5000}", lambda: "%d" % 10 ** 5000):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(e)
print(int("1" * 4300) % 7)
