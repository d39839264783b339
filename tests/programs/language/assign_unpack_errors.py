def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)

def too_few():
    a, b, c = 1, 2

def too_many():
    a, b = 1, 2, 3

def too_many_generator():
    a, b = (i for i in range(5))

def too_many_dict():
    a, b = {1: 1, 2: 2, 3: 3}

def not_iterable():
    a, b = 5

def starred_few():
    a, *b, c = [1]

def starred_none():
    a, b, *c = None

def empty():
    () = [1]

def nothing():
    a, b = ()

for f in (too_few, too_many, too_many_generator, too_many_dict, not_iterable, starred_few, starred_none, empty, nothing):
    attempt(f)
