# host: load(name) -> {"name": name, "size": len(name)}
# host: store(name, size) -> f"{name} now has {size}"
class File:
    def __init__(self, name):
        self.name = name

    @property
    def size(self):
        return load(self.name)["size"]

    @size.setter
    def size(self, value):
        print(store(self.name, value))

    @size.deleter
    def size(self):
        print(store(self.name, 0))

    def __getattr__(self, name):
        return load(self.name + "." + name)


class Described:
    def __get__(self, instance, owner):
        return load(owner.__name__)["size"]


class Folder(File):
    kind = Described()

    @property
    def size(self):
        return super().size * 10


f = File("notes")
print(f.size, f.size + f.size)
f.size = 7
f.size += 1
del f.size
print(f.missing, getattr(f, "other")["name"], hasattr(f, "more"))
print(Folder("pictures").size, Folder.kind, Folder("x").kind)
