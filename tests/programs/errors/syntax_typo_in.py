def f(x):
    y = 3
    for i n range(3):
        print(i)
