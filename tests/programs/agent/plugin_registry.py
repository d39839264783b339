"""Plugins by metaclass and descriptors: typed options, dependency order, lifecycle."""
from typing import Any

class Option:
    def __init__(self, kind, default=None, *, check=None):
        self.kind, self.default, self.check = kind, default, check
    def __set_name__(self, owner, name):
        self.name = name
    def __get__(self, plugin, owner=None):
        return self if plugin is None else plugin.settings.get(self.name, self.default)
    def __set__(self, plugin, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{type(plugin).__name__}.{self.name}: expected {self.kind.__name__}, got {type(value).__name__}")
        if self.check and not self.check(value):
            raise ValueError(f"{type(plugin).__name__}.{self.name}: {value!r} is not allowed")
        plugin.settings[self.name] = value

class Registry(type):
    plugins: dict[str, type] = {}
    def __new__(mcs, name, bases, namespace, **options):
        cls = super().__new__(mcs, name, bases, namespace)
        cls.options = {k: v for base in reversed(cls.__mro__) for k, v in vars(base).items() if isinstance(v, Option)}
        if options.get("register", bool(bases)):
            mcs.plugins[namespace.get("name", name.lower())] = cls
        return cls
    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)
    def __iter__(cls):
        return iter(cls.plugins.items())
    def __len__(cls):
        return len(cls.plugins)

class Plugin(metaclass=Registry):
    needs: tuple[str, ...] = ()
    verbose = Option(bool, False)
    def __init__(self, **settings: Any):
        self.settings = {}
        for key, value in settings.items():
            if key not in self.options:
                raise AttributeError(f"{type(self).__name__} has no option {key}")
            setattr(self, key, value)
    def start(self): return f"{type(self).__name__.lower()} up"
    def stop(self): return f"{type(self).__name__.lower()} down"

class Database(Plugin):
    url = Option(str, "memory:")
    pool = Option(int, 5, check=lambda n: n > 0)

class Cache(Plugin):
    name = "kv"
    needs = ("database",)
    ttl = Option(float, 1.5)

class Web(Plugin):
    needs = ("kv", "database")
    port = Option(int, 80, check=range(1, 65536).__contains__)
    def start(self): return super().start() + f" on {self.port}"

class Base(Plugin, register=False):
    pass

class Broken(Base):
    def start(self): raise RuntimeError("cannot start")

class Runtime:
    def __init__(self, config):
        self.config, self.running = config, []
    def order(self, names, done=None):
        done = [] if done is None else done
        for n in names:
            if n not in Registry.plugins:
                raise LookupError(f"no plugin {n}")
            self.order([d for d in Registry.plugins[n].needs if d not in done], done)
            if n not in done:
                done.append(n)
        return done
    def __enter__(self):
        for name in self.order(self.config):
            plugin = Registry.plugins[name](**self.config.get(name, {}))
            try:
                print("start:", plugin.start())
            except RuntimeError as e:
                print("failed:", e)
                self.__exit__(None, None, None)
                raise
            self.running.append(plugin)
        return self
    def __exit__(self, *exc):
        while self.running:
            print("stop:", self.running.pop().stop())

print(len(Plugin), sorted(dict(Plugin)), list(Web.options), Plugin.verbose is Plugin.__dict__["verbose"])
with Runtime({"web": {"port": 8080, "verbose": True}}) as r:
    print([type(p).__name__ for p in r.running], r.running[-1].port, r.running[0].pool)
for config in ({"web": {"port": "x"}}, {"web": {"port": 0}}, {"kv": {"size": 1}}, {"nope": {}}, {"database": {}, "broken": {}}):
    try:
        with Runtime(config):
            print("running")
    except Exception as e:
        print(type(e).__name__, e)
