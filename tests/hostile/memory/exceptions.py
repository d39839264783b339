# ends: MemoryLimit
a = []
while True:
    try:
        1 / 0
    except ZeroDivisionError as e:
        a.append(e)
