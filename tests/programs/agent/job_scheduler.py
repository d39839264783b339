"""A simulated job scheduler with coroutines built on generators."""
from collections import deque
from dataclasses import dataclass
from typing import Generator

@dataclass
class Sleep:
    ticks: int

@dataclass
class Spawn:
    job: Generator
    name: str

@dataclass
class Wait:
    name: str

class Scheduler:
    def __init__(self):
        self.time, self.ready, self.sleeping, self.waiting, self.results = 0, deque(), [], {}, {}

    def spawn(self, name, job):
        self.ready.append((name, job, None))

    def log(self, *words):
        print(f"[{self.time:>2}]", *words)

    def run(self):
        while self.ready or self.sleeping:
            while self.ready:
                self.step(*self.ready.popleft())
            if self.sleeping:
                self.sleeping.sort(key=lambda s: s[0])
                self.time = self.sleeping[0][0]
                while self.sleeping and self.sleeping[0][0] <= self.time:
                    _, name, job = self.sleeping.pop(0)
                    self.ready.append((name, job, None))
        return self.results

    def step(self, name, job, value):
        try:
            request = job.throw(value) if isinstance(value, Exception) else job.send(value)
        except StopIteration as end:
            self.finish(name, end.value)
        except Exception as error:
            self.log(name, "failed:", repr(error))
            self.finish(name, error)
        else:
            match request:
                case Sleep(ticks):
                    self.sleeping.append((self.time + ticks, name, job))
                case Spawn(child, child_name):
                    self.spawn(child_name, child)
                    self.ready.append((name, job, child_name))
                case Wait(other) if other in self.results:
                    self.ready.append((name, job, self.results[other]))
                case Wait(other):
                    self.waiting.setdefault(other, []).append((name, job))
                case _:
                    self.ready.append((name, job, TypeError(f"cannot wait for {request!r}")))

    def finish(self, name, value):
        self.results[name] = value
        self.log(name, "finished with", repr(value))
        for waiter, job in self.waiting.pop(name, ()):
            self.ready.append((waiter, job, value))

def download(scheduler, what, ticks):
    for part in range(ticks):
        yield Sleep(2)
        scheduler.log("got", what, f"{part + 1}/{ticks}")
    return f"{what}:{ticks * 10}kB"

def flaky(scheduler):
    yield Sleep(3)
    raise ConnectionError("line dropped")

def main(scheduler):
    a = yield Spawn(download(scheduler, "index", 2), "a")
    b = yield Spawn(download(scheduler, "image", 3), "b")
    c = yield Spawn(flaky(scheduler), "c")
    try:
        yield "nonsense"
    except TypeError as error:
        scheduler.log("main caught", error)
    results = []
    for name in (a, b, c):
        try:
            result = yield Wait(name)
        except ConnectionError as error:
            result = f"lost ({error})"
        results.append(result)
    return results

scheduler = Scheduler()
scheduler.spawn("main", main(scheduler))
print(scheduler.run()["main"])
