# `timeit`: how long functions take. Statements as text cannot be compiled here.

import time as _time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]
default_number = 1000000
default_repeat = 5
default_timer = _time.perf_counter


class Timer:
    """Class for timing execution speed of small code snippets."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        for what, value in (("stmt", stmt), ("setup", setup)):
            if isinstance(value, str):
                if value.strip() != "pass":
                    raise ValueError(f"{what} must be a function: text cannot be compiled here")
            elif not callable(value):
                raise ValueError(f"{what} is neither a string nor callable")
        self.timer = timer
        self._stmt = stmt if callable(stmt) else _nothing
        self._setup = setup if callable(setup) else _nothing

    def timeit(self, number=default_number):
        stmt = self._stmt
        self._setup()
        start = self.timer()
        for _ in range(number):
            stmt()
        return self.timer() - start

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        i = 1
        while True:
            for j in 1, 2, 5:
                number = i * j
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            i *= 10


def _nothing():
    pass


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """Convenience function to create Timer object and call timeit method."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """Convenience function to create Timer object and call repeat method."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
