x = 1
if x:
    y = 2
esle:
    y = 3
