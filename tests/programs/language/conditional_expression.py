def f(name, value):
    print("eval", name)
    return value
print(f("a", 1) if f("cond", True) else f("b", 2))
print(f("a", 1) if f("cond", 0) else f("b", 2))
x = 5
print("big" if x > 10 else "mid" if x > 3 else "small")
print((lambda n: n if n else "zero")(0))
print([i if i % 2 else -i for i in range(5)])
y = (1, 2) if x else ()
print(y)
