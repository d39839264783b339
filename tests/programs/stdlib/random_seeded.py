import random
from random import Random
random.seed(42)
print(random.random(), random.randint(1, 100), random.choice("abcdef"), random.sample(range(100), 5), random.uniform(1, 2), random.getrandbits(70), random.randrange(0, 100, 7))
xs = list(range(10)); random.shuffle(xs); print(xs, random.choices("abc", k=5), random.choices([1, 2, 3], weights=[1, 5, 1], k=6), random.gauss(0, 1), random.normalvariate(5, 2), random.expovariate(2), random.triangular(0, 1, 0.5), random.betavariate(2, 3), random.gammavariate(2, 1), random.gammavariate(0.5, 1), random.lognormvariate(0, 1), random.vonmisesvariate(0, 1), random.paretovariate(3), random.weibullvariate(1, 2), random.binomialvariate(10, 0.3), random.randbytes(5))
r = Random(7); state = r.getstate(); a = [r.random() for _ in range(3)]; r.setstate(state); print(a == [r.random() for _ in range(3)], len(state[1]), Random(2 ** 100).random(), Random(-5).random(), Random(1.5).random() == Random(1.5).random(), r.sample("abcdefgh", 3), r.sample([1, 2], 3, counts=[2, 2]), r.randint(10 ** 20, 10 ** 21))
many = Random(1); total = sum(many.random() for _ in range(2000)); print(total, many.randrange(10 ** 6), many.sample(range(10 ** 6), 3))
for f in (lambda: random.randint(5, 1), lambda: random.choice([]), lambda: random.randrange(0), lambda: random.randrange(5, 5), lambda: random.sample([1], 2), lambda: random.sample({1, 2}, 1), lambda: random.choices([1, 2], [1]), lambda: random.randrange(1, 10, 0), lambda: random.getrandbits(-1), lambda: random.randint(1.5, 2), lambda: random.choices([1], [0])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
