# host: lock(name) -> f"{name} locked"
# host: unlock(name) -> name.startswith("soft")
class Lock:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return lock(self.name)

    def __exit__(self, kind, value, traceback):
        result = unlock(self.name)
        print("left", self.name, kind and kind.__name__, result)
        return result


with Lock("hard") as a, Lock("soft") as b:
    print(a, b, lock("body"))
    raise ValueError("inside")
print("swallowed by the soft one")


def leave_early():
    for name in ("hard 1", "hard 2"):
        with Lock(name) as text:
            return text


print(leave_early())
for name in ("hard x", "hard y"):
    with Lock(name):
        continue
try:
    with Lock("hard"):
        with Lock("hard too"):
            {}[lock("key")]
except KeyError as error:
    print("came out", error)
