# An AttributeError that leaves `__getattr__` is about the attribute that was asked for.
import traceback


class Base:
    bleach = None


class Empty(Base):
    def __getattr__(self, name):
        raise AttributeError


class Text(Base):
    def __getattr__(self, name):
        raise AttributeError(f"no {name} here")


class Deep(Base):
    def helper(self, name):
        raise AttributeError(name)

    def __getattr__(self, name):
        return self.helper(name)


class Closure(Base):
    def __getattr__(self, name):
        say = lambda: (self, name)
        raise AttributeError(len(say()))


class Own(Base):
    def __getattr__(self, name):
        raise AttributeError("mine", name="blech", obj=self)


class Other(Base):
    def __getattribute__(self, name):
        if name == "blach":
            raise AttributeError(name)
        return super().__getattribute__(name)


for cls in Empty, Text, Deep, Closure, Own, Other:
    try:
        cls().blach
    except AttributeError as error:
        print(traceback.format_exception_only(error), error.name, type(error.obj).__name__)


class Config:
    def __init__(self):
        self.values = {"timeout": 3}
        self.timeout_seconds = 3

    def __getattr__(self, name):
        if name in self.values:
            return self.values[name]
        raise AttributeError(f"Config has no setting {name!r}")


config = Config()
print(config.timeout)
config.timeout_second
