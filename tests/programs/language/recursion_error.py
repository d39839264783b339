def forever(n):
    return forever(n + 1)
try:
    forever(0)
except RecursionError as e:
    print(type(e).__name__, e)
    print(isinstance(e, RuntimeError))
class A:
    def __getattr__(self, name):
        return self.other
try:
    A().x
except RecursionError as e:
    print("getattr", e)
class B:
    def __eq__(self, other):
        return self == other
try:
    B() == B()
except RecursionError:
    print("eq")
class C:
    def __add__(self, other):
        return self + other
try:
    C() + 1
except RecursionError:
    print("add")
def after():
    try:
        return after()
    finally:
        pass
try:
    after()
except RecursionError:
    print("finally")
print("still running")
