class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        print("iter")
        return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
for i in Countdown(3):
    print(i)
print(list(Countdown(2)), 1 in Countdown(5), 9 in Countdown(2))

class Old:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError("end")
        return i * 10
print(list(Old()), 20 in Old(), [*Old()])
for bad in (5, None, 1.5, object, len):
    try:
        for _ in bad: pass
    except TypeError as e:
        print(e)
class NotIter:
    def __iter__(self):
        return 5
try:
    iter(NotIter())
except TypeError as e:
    print(e)
class NoIter:
    __iter__ = None
try:
    iter(NoIter())
except TypeError as e:
    print(e)
