# Closing generators, throwing into them, and the awaitables of async generators.
# Natives that hand over: object/generator.rs.


def generator_close(self):
    try:
        _m_generator_throw(self, GeneratorExit())
    except StopIteration as stop:
        return stop.value
    except GeneratorExit:
        return None
    what = "coroutine" if _m_type_of(self) is _m_class_coroutine else "generator"
    raise RuntimeError(f"{what} ignored GeneratorExit")


def generator_throw(self, kind, value, traceback):
    return _m_generator_throw(self, thrown_error(kind, value, traceback))


def thrown_error(kind, value, traceback):
    given = not _m_is_unbound(value) and value is not None
    if isinstance(kind, BaseException):
        if given:
            raise TypeError("instance exception may not have a separate value")
        error = kind
    elif isinstance(kind, type) and issubclass(kind, BaseException):
        try:
            error = thrown_instance(kind, value, given)
        except BaseException as failure:
            # Is thrown in its place: `throw` makes the instance as `raise` would at the `yield`.
            error = failure
    else:
        raise TypeError(f"exceptions must be classes or instances deriving from BaseException, not {_m_type_name(kind)}")
    if not _m_is_unbound(traceback) and traceback is not None:
        if _m_type_of(traceback) is not _m_class_traceback:
            raise TypeError("throw() third argument must be a traceback object")
        error.__traceback__ = traceback
    return error


def thrown_instance(kind, value, given):
    if not given:
        error = kind()
    elif isinstance(value, kind):
        error = value
    elif isinstance(value, tuple):
        error = kind(*value)
    else:
        error = kind(value)
    if not isinstance(error, BaseException):
        raise TypeError(f"calling {kind!r} should have returned an instance of BaseException, not {_m_type_name(error)}")
    return error


def aiter_any(async_iterable, /):
    kind = _m_type_of(async_iterable)
    hook = _m_class_lookup(kind, "__aiter__", None)
    if hook is None:
        raise TypeError(f"'{_m_message_name(kind)}' object is not an async iterable")
    iterator = bind_to(hook, async_iterable)()
    if _m_class_lookup(_m_type_of(iterator), "__anext__", None) is None:
        raise TypeError(f"aiter() returned not an async iterator of type '{_m_type_name(iterator)}'")
    return iterator


def awaitable_send(self, value):
    # Before the first step, what is sent goes to the async generator itself.
    if value is not None and _m_generator_state(self) == 0 and _m_type_of(self) is _m_class_async_generator_asend:
        generator = _m_generator_local(self, 0)
        _m_generator_finish(self)
        return _m_generator_send(async_steps(generator, value, None, "asend"), None)
    return _m_generator_send(self, value)


def awaitable_throw(self, kind, value, traceback):
    error = thrown_error(kind, value, traceback)
    if _m_generator_state(self) == 0 and _m_type_of(self) is _m_class_async_generator_asend:
        generator = _m_generator_local(self, 0)
        _m_generator_finish(self)
        return _m_generator_send(async_steps(generator, None, error, "athrow"), None)
    return _m_generator_throw(self, error)


def async_generator_anext(self):
    return _m_as_awaitable(_m_class_async_generator_asend, async_steps(self, None, None, "anext"))


def async_generator_asend(self, value):
    return _m_as_awaitable(_m_class_async_generator_asend, async_steps(self, value, None, "asend"))


def async_generator_athrow(self, kind, value, traceback):
    return _m_as_awaitable(_m_class_async_generator_athrow, async_steps(self, None, thrown_error(kind, value, traceback), "athrow"))


def async_generator_aclose(self):
    return _m_as_awaitable(_m_class_async_generator_athrow, async_close_steps(self))


def async_check(generator, name):
    if _m_generator_state(generator) in (2, 4):
        raise RuntimeError(f"{name}(): asynchronous generator is already running")


def async_steps(generator, value, error, name):
    # Runs the generator to its next item. What its awaits yield goes on to the event loop, and the answers come back.
    async_check(generator, name)
    if _m_generator_state(generator) == 3:
        if error is not None:
            raise error
        raise StopAsyncIteration
    if error is None:
        item = _m_generator_send(generator, value)
    else:
        item = _m_generator_throw(generator, error)
    while not _m_is_async_item(item):
        try:
            answer = yield item
        except BaseException as thrown:
            item = _m_generator_throw(generator, thrown)
        else:
            item = _m_generator_send(generator, answer)
    return _m_async_item(item)


def async_close_steps(generator):
    async_check(generator, "aclose")
    state = _m_generator_state(generator)
    if state == 3:
        return
    if state == 0:
        _m_generator_finish(generator)
        return
    try:
        item = _m_generator_throw(generator, GeneratorExit())
        while not _m_is_async_item(item):
            try:
                answer = yield item
            except BaseException as thrown:
                item = _m_generator_throw(generator, thrown)
            else:
                item = _m_generator_send(generator, answer)
    except (StopAsyncIteration, GeneratorExit):
        return
    raise RuntimeError("async generator ignored GeneratorExit")


def coroutine_await(self):
    return _m_as_awaitable(_m_class_coroutine_wrapper, coroutine_steps(self))


def coroutine_steps(coroutine):
    return (yield from coroutine)


def awaitable_iter(value, how):
    # What an `await` delegates to; `how` says who gave the value.
    if how != 1:
        return awaited(value, how)
    try:
        return awaited(value, how)
    except BaseException as error:
        raise TypeError(f"'async for' received an invalid object from __anext__: {_m_type_name(value)}") from error


def awaited(value, how):
    hook = _m_class_lookup(_m_type_of(value), "__await__", None)
    if hook is None:
        name = _m_type_name(value)
        if how < 2:
            raise TypeError(f"'{name}' object can't be awaited")
        method = "__aenter__" if how == 2 else "__aexit__"
        raise TypeError(f"'async with' received an object from {method} that does not implement __await__: {name}")
    iterator = bind_to(hook, value)()
    if _m_type_of(iterator) is _m_class_coroutine:
        raise TypeError("__await__() returned a coroutine")
    if _m_class_lookup(_m_type_of(iterator), "__next__", None) is None:
        raise TypeError(f"__await__() returned non-iterator of type '{_m_type_name(iterator)}'")
    return iterator
