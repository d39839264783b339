def numbers():
    for i in range(3):
        yield 10 // (1 - i)

def total(it):
    return sum(x for x in it)

print(total(numbers()))
