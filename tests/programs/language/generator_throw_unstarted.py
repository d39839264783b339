# What is thrown into a generator that has not begun is raised before its first statement.
def g():
    try:
        yield 1
    except ValueError:
        print("caught")
        yield 2
    finally:
        print("finally")
for error in (ValueError("a"), KeyError("b"), StopIteration(3), GeneratorExit()):
    it = g()
    try:
        print(it.throw(error))
    except BaseException as e:
        print(type(e).__name__, e, e.__traceback__.tb_next.tb_lineno)
    print(next(it, "ended"))
it = g()
try:
    it.throw(5)
except TypeError as e:
    print(e)
