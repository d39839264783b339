class Point:
    def __init__(self):
        self.x = 0
        self.y = 0


def run(n):
    p = Point()
    for i in range(n):
        p.x += i
        p.y = p.x - p.y
    return p.x, p.y


print(run(1_500_000))
