# `__getstate__` may be a class method.
import copy


class Stated(list):
    @classmethod
    def __getstate__(cls):
        return ("a", "b")

    def __setstate__(self, state):
        self.first, self.second = state


for made in copy.copy(Stated([1])), copy.deepcopy(Stated([[2]])):
    print(made, made.first, made.second)
