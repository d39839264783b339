# `ImportError.__init__` forgets what it is not told again; a copy keeps all.
import copy

error = ImportError("test", name="n", path="p")
for clone in copy.copy(error), copy.deepcopy(error):
    print(clone.args, clone.msg, clone.name, clone.path)
print(error.__reduce__())
error.__init__()
print(error.args, error.msg, error.name, error.path, error.__reduce__())
error.__init__("one", "two", name="m")
print(error.args, error.msg, error.name, error.path)
