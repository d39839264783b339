match 1:
    case Point(x, y=1, 2 | 3, z, w=4, v):
        pass
