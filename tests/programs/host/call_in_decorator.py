# host: register(name) -> f"id of {name}"
# host: allowed(user, action) -> (user, action) != ("guest", "write")
import functools


def registered(function):
    function.id = register(function.__name__)
    return function


def checked(action):
    label = register(action)

    def decorate(function):
        @functools.wraps(function)
        def wrapper(user, *args):
            if not allowed(user, action):
                return f"{user} may not {action}"
            return function(user, *args)

        wrapper.label = label
        return wrapper

    return decorate


@registered
@checked("write")
def save(user, text):
    return f"{user} saved {text}"


@registered
class Service:
    @functools.cached_property
    def name(self):
        return register("service")

    @functools.lru_cache(maxsize=2)
    def plan(self, n):
        print("planning", n)
        return register(str(n))

    @staticmethod
    @checked("read")
    def read(user):
        return f"{user} reads"


print(save.id, save.label, save.__name__, save("ann", "a"), save("guest", "b"))
s = Service()
print(Service.id, s.name, s.name, s.plan(1), s.plan(1), s.plan(2), s.read("guest"))
