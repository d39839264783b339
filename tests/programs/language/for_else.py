for i in range(3):
    print(i)
else:
    print("else", i)
for i in range(3):
    if i == 1:
        break
else:
    print("never")
print(i)
for x in []:
    pass
else:
    print("empty else")
def primes(limit):
    for n in range(2, limit):
        for d in range(2, n):
            if n % d == 0:
                break
        else:
            yield n
print(list(primes(20)))
for a in [1, 2]:
    for b in "xy":
        if b == "y":
            continue
        print(a, b)
