with open("f") a f:
    pass
