n = 3
while n:
    n -= 1
    print(n)
else:
    print("done")
while True:
    n += 1
    if n < 3:
        continue
    break
else:
    print("never")
print(n)
while False:
    print("never")
else:
    print("else of no iteration")
i = 0
while i < 3:
    j = 0
    while j < 3:
        j += 1
        if j == 2:
            continue
        if j == 3:
            break
        print(i, j)
    else:
        print("never")
    i += 1
else:
    print("outer else")
