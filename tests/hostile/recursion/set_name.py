# ends: RecursionError
class D:
    def __set_name__(self, owner, name):
        class C:
            x = D()
class C:
    x = D()
