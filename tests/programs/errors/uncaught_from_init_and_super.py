class Base:
    def __init__(self, size):
        self.items = [None] * size
class Child(Base):
    def __init__(self, size):
        print("child")
        super().__init__(size)
Child(2)
Child("x")
