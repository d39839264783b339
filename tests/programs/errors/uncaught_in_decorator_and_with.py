class Manager:
    def __enter__(self):
        print("enter")
        return self
    def __exit__(self, kind, value, tb):
        print("exit", kind.__name__)
        return False

def decorate(f):
    def wrapper(*args):
        with Manager():
            return f(*args)
    return wrapper

@decorate
def work(n):
    return [1, 2][n]

work(5)
