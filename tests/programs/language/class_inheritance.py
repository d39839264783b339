class Animal:
    sound = "..."
    def __init__(self, name):
        self.name = name
    def speak(self):
        return f"{self.name} says {self.sound}"
    def describe(self):
        return f"{type(self).__name__}({self.name}): {self.speak()}"
class Dog(Animal):
    sound = "woof"
class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age
    def speak(self):
        return super().speak().upper() + f" at {self.age}"
class Loud:
    def speak(self):
        return super().speak() + "!!!"
class LoudPuppy(Loud, Puppy):
    pass
for a in (Animal("x"), Dog("d"), Puppy("p", 1), LoudPuppy("l", 2)):
    print(a.describe())
print(issubclass(Puppy, Animal), issubclass(Animal, Puppy), Puppy.__bases__, LoudPuppy.__mro__)
print(isinstance(Puppy("a", 1), (int, Dog)), Puppy.__base__, Animal.__subclasses__())
print([c.__name__ for c in LoudPuppy.mro()])
