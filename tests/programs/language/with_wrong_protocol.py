# `with` and `async with` say which method is missing, and whether the other statement was meant.
import asyncio


class Sync:
    def __enter__(self): ...
    def __exit__(self, *error): ...


class Async:
    async def __aenter__(self): ...
    async def __aexit__(self, *error): ...


class NoExit:
    def __enter__(self): ...


class NoAexit:
    async def __aenter__(self): ...


def sync(value):
    with value:
        pass


async def asynchronous(value):
    async with value:
        pass


for value in (Sync(), Async(), NoExit(), NoAexit(), 5):
    for use in (sync, lambda value: asyncio.run(asynchronous(value))):
        try:
            print(use(value))
        except TypeError as error:
            print(error)
