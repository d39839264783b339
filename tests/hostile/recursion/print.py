# ends: RecursionError
class C:
    def __str__(self):
        print(self)
        return ''
print(C())
