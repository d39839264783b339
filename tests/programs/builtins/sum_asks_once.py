# sum() stops asking at the first StopIteration, whatever the type of the total is by then.
class Counted:
    def __init__(self, items):
        self.items = list(items)
        self.asked = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.asked += 1
        if not self.items:
            raise StopIteration
        return self.items.pop(0)


for items in ([], [1, 2], [1, 2.5], [1.5, 2], [1, 2.5, 1j], [2**70, 1]):
    counted = Counted(items)
    print(sum(counted), counted.asked)
counted = Counted(["a"])
try:
    sum(counted)
except TypeError as error:
    print(error, counted.asked)
