# ends: done
# limit: time = 20 s
def g():
    try:
        yield 1
    finally:
        while True: pass
for i in range(100_000): next(g())
