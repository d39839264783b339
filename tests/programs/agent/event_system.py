"""Events with priorities, wildcards, one-shot handlers and an error policy."""
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Callable

@dataclass
class Event:
    name: str
    data: dict[str, Any] = field(default_factory=dict)
    stopped: bool = False
    def stop(self):
        self.stopped = True
    def __getattr__(self, name):
        try:
            return self.data[name]
        except KeyError:
            raise AttributeError(f"event {self.name} has no {name}") from None

@dataclass(order=True)
class Handler:
    sort_key: tuple = field(init=False, repr=False)
    priority: int
    serial: int
    call: Callable = field(compare=False)
    once: bool = field(default=False, compare=False)
    def __post_init__(self):
        self.sort_key = (-self.priority, self.serial)

class Bus:
    def __init__(self):
        self._handlers: dict[str, list[Handler]] = defaultdict(list)
        self._serial = count()
        self.errors: list[tuple[str, Exception]] = []

    def on(self, name, *, priority=0, once=False):
        def register(call):
            self._handlers[name].append(Handler(priority, next(self._serial), call, once))
            self._handlers[name].sort()
            return call
        return register

    def _matching(self, name):
        found = [h for pattern, handlers in self._handlers.items()
                 if pattern == name or pattern.endswith("*") and name.startswith(pattern[:-1]) for h in handlers]
        return sorted(found)

    def emit(self, name, **data):
        event = Event(name, data)
        results = []
        for handler in self._matching(name):
            if handler.once:
                for handlers in self._handlers.values():
                    if handler in handlers:
                        handlers.remove(handler)
            try:
                results.append(handler.call(event))
            except Exception as error:
                self.errors.append((handler.call.__name__, error))
            if event.stopped:
                break
        return results

bus = Bus()

@bus.on("user.login")
def greet(event):
    return f"hello {event.user}"

@bus.on("user.*", priority=-1)
def audit(event):
    return f"audit {event.name} {sorted(event.data)}"

@bus.on("user.login", priority=10, once=True)
def first(event):
    return "first login!"

@bus.on("user.delete", priority=5)
def guard(event):
    if event.user == "root":
        event.stop()
        return "refused"

@bus.on("*")
def broken(event):
    return event.ip.split(".")[3]

print(bus.emit("user.login", user="ann", ip="10.0.0.7"))
print(bus.emit("user.login", user="bob"))
print(bus.emit("user.delete", user="root"))
print(bus.emit("user.delete", user="eve", ip="1.2.3"))
print(bus.emit("other", ip="1.2.3.4"))
for name, error in bus.errors:
    print(name, type(error).__name__, error)
print({k: [h.call.__name__ for h in v] for k, v in bus._handlers.items()})
print(Event("e", {"a": 1}), Event("x") == Event("x"))
