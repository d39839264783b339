print(1)
f = lambda a, b=, c=2: None
