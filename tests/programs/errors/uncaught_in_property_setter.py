class T:
    @property
    def v(self):
        return self._v
    @v.setter
    def v(self, value):
        self._v = int(value)
t = T()
t.v = "5"
print(t.v)
t.v = "five"
