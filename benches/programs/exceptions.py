class Bad(Exception):
    pass


def check(i):
    if i % 3 == 0:
        raise Bad(i)
    if i % 3 == 1:
        raise ValueError("odd one")
    return i


def run(n):
    caught = 0
    for i in range(n):
        try:
            check(i)
        except Bad as e:
            caught += e.args[0] % 7
        except ValueError:
            caught += 1
        finally:
            caught += 1
    return caught


print(run(300_000))
