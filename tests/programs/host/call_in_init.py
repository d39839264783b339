# host: next_id(kind) -> {"user": 7, "group": 8, "admin": 9}[kind]
class User:
    def __init__(self, name):
        self.id = next_id("user")
        self.name = name


class Admin(User):
    def __new__(cls, *args):
        self = super().__new__(cls)
        self.made = next_id("admin")
        return self

    def __init__(self, name, groups):
        super().__init__(name)
        self.groups = [(g, next_id("group")) for g in groups]


class Registered(type):
    def __new__(meta, name, bases, namespace):
        namespace["type_id"] = next_id("group")
        return super().__new__(meta, name, bases, namespace)

    def __call__(cls, *args):
        print("making", cls.__name__, next_id("admin"))
        return super().__call__(*args)


class Thing(metaclass=Registered):
    def __init_subclass__(cls, **kwargs):
        cls.sub_id = next_id("user")

    def __init__(self, n):
        self.n = n + next_id("user")


class Part(Thing):
    pass


print(vars(User("ann")), vars(Admin("bob", ["x", "y"])))
print(Thing.type_id, Thing(1).n, Part.sub_id, Part(2).n)
