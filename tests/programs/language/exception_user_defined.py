class AppError(Exception):
    """Base."""
class NotFound(AppError):
    def __init__(self, name, code=404):
        super().__init__(f"{name} not found")
        self.name = name
        self.code = code
class Silent(AppError):
    def __str__(self):
        return "custom str"
class NoInit(AppError):
    def __init__(self, x):
        self.x = x
try:
    raise NotFound("thing")
except AppError as e:
    print(e, e.args, e.name, e.code, repr(e))
print(str(Silent(1, 2)), repr(Silent(1, 2)))
print(NoInit(5).args, repr(NoInit(5)), str(NoInit(7)))
print(repr(Exception()), str(Exception()), str(Exception(1)), str(Exception(1, "a")), repr(Exception("a", 2)))
print(issubclass(NotFound, Exception), NotFound.__mro__[1].__name__)
try:
    raise NotFound
except TypeError as e:
    print(e)
e = AppError("x")
e.extra = 1
print(e.extra, e.__dict__)
try:
    e.nope
except AttributeError as err:
    print(err)
print(AppError("a") == AppError("a"), AppError.__doc__)
e.args = (1, 2)
print(e, repr(e))
