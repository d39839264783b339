def source():
    try:
        for i in range(5):
            yield i
    finally:
        print("source closed")
def consume(it):
    for x in it:
        if x == 2:
            raise LookupError(x)
        print(x)
s = source()
try:
    consume(s)
except LookupError as e:
    print("consumer failed", e)
print(next(s))
s.close()
def squares(it):
    for x in it:
        try:
            yield 10 // x
        except GeneratorExit:
            print("exit seen")
            raise
q = squares([5, 0, 2])
print(next(q))
try:
    next(q)
except ZeroDivisionError as e:
    print(e)
print(list(q))
def nested():
    yield from (x for x in squares([1, 0]))
try:
    list(nested())
except ZeroDivisionError as e:
    frames = []
    tb = e.__traceback__
    while tb:
        frames.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print(frames)
