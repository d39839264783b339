# Built-in functions that call user code or iterate over what is defined in Python.
# Natives that hand over: builtins/{inspect,output,sequences}.rs.


def all_any(iterable):
    for item in iterable:
        if not item:
            return False
    return True


def any_any(iterable):
    for item in iterable:
        if item:
            return True
    return False


def iter_any(iterable):
    kind = _m_type_of(iterable)
    hook = _m_class_lookup(kind, "__iter__", _m_unbound())
    if _m_is_unbound(hook):
        if _m_class_lookup(kind, "__getitem__", None) is not None and not isinstance(iterable, type):
            return iter_by_getitem(iterable)
        hook = None
    if hook is None:
        raise TypeError(f"'{_m_message_name(kind)}' object is not iterable")
    iterator = bind_to(hook, iterable)()
    if _m_class_lookup(_m_type_of(iterator), "__next__", None) is None:
        raise TypeError(f"iter() returned non-iterator of type '{_m_type_name(iterator)}'")
    return iterator


def iter_builtin(callable_object, sentinel):
    if _m_is_unbound(sentinel):
        return iter_any(callable_object)
    if not callable(callable_object):
        raise TypeError("iter(v, w): v must be callable")
    return _m_lazy(_m_class_callable_iterator, calls_until(callable_object, sentinel))


def calls_until(function, sentinel):
    while True:
        value = function()
        if value == sentinel:
            return
        yield value


def next_any(iterator, default):
    kind = _m_type_of(iterator)
    hook = _m_class_lookup(kind, "__next__", None)
    if hook is None:
        raise TypeError(f"'{_m_message_name(kind)}' object is not an iterator")
    if _m_is_unbound(default):
        return bind_to(hook, iterator)()
    try:
        return iterator.__next__()
    except StopIteration:
        return default


def len_any(obj):
    kind = _m_type_of(obj)
    hook = _m_class_lookup(kind, "__len__", None)
    if hook is None:
        raise TypeError(f"object of type '{_m_message_name(kind)}' has no len()")
    n = bind_to(hook, obj)()
    if not isinstance(n, int):
        index = conversion(_m_type_of(n), "__index__")
        if index is None:
            raise TypeError(f"'{_m_type_name(n)}' object cannot be interpreted as an integer")
        n = n.__index__()
    if n < 0:
        raise ValueError("__len__() should return >= 0")
    if n > 9223372036854775807:
        raise OverflowError("cannot fit 'int' into an index-sized integer")
    return int(n)


def max_any(default, key, args):
    return extreme(args, default, key, True, "max")


def min_any(default, key, args):
    return extreme(args, default, key, False, "min")


def extreme(args, default, key, largest, name):
    values = args[0] if len(args) == 1 else args
    best = best_key = None
    empty = True
    for value in values:
        weight = value if key is None else key(value)
        if empty:
            empty = False
        elif not (weight > best_key if largest else weight < best_key):
            continue
        best, best_key = value, weight
    if empty:
        if _m_is_unbound(default):
            raise ValueError(f"{name}() iterable argument is empty")
        return default
    return best


def sorted_any(keywords, args):
    items = listed(args[0])
    items.sort(**keywords)
    return items


def enumerate_any(cls, iterable, start):
    if not isinstance(start, int):
        start = start.__index__()
    return _m_lazy(enumerate, enumerate_items(iter(iterable), [start]))


def enumerate_items(iterator, counter):
    for item in _m_started(iterator):
        i = counter[0]
        counter[0] = i + 1
        yield (i, item)


def zip_any(cls, strict, iterables):
    iterators = []
    for i, iterable in enumerate(iterables):
        try:
            iterators.append(iter(iterable))
        except TypeError:
            if hasattr(iterable, "__iter__"):
                raise
            raise TypeError(f"'{_m_type_name(iterable)}' object is not iterable") from None
    return _m_lazy(zip, zip_items(iterators, strict))


def zip_items(iterators, strict):
    if not iterators:
        return
    if len(iterators) == 2 and not strict:
        second = iterators[1]
        for a in _m_started(iterators[0]):
            for b in _m_started(second):
                break
            else:
                return
            yield (a, b)
        return
    count = len(iterators)
    while True:
        row = []
        for iterator in iterators:
            for item in _m_started(iterator):
                row.append(item)
                break
            else:
                break
        if len(row) == count:
            yield tuple(row)
            continue
        if strict:
            check_strict("zip", iterators, len(row))
        return


def check_strict(name, iterators, ended):
    # Iterator number `ended` is exhausted: that is right only if it is the first and all others end here too.
    if ended:
        plural = " " if ended == 1 else "s 1-"
        raise ValueError(f"{name}() argument {ended + 1} is shorter than argument{plural}{ended}")
    i = 1
    for iterator in iterators[1:]:
        for item in _m_started(iterator):
            plural = " " if i == 1 else "s 1-"
            raise ValueError(f"{name}() argument {i + 1} is longer than argument{plural}{i}")
        i += 1


def map_any(cls, strict, args):
    if len(args) == 2:
        return _m_lazy_calls(map, map_one(args[0], iter(args[1])))
    return _m_lazy(map, map_many(args[0], [iter(iterable) for iterable in args[1:]], strict))


def map_one(function, iterator):
    for item in _m_started(iterator):
        yield function(item)


def map_many(function, iterators, strict):
    for row in zip_items(iterators, False) if not strict else map_strict(iterators):
        yield function(*row)


def map_strict(iterators):
    count = len(iterators)
    while True:
        row = []
        for iterator in iterators:
            for item in _m_started(iterator):
                row.append(item)
                break
            else:
                break
        if len(row) != count:
            check_strict("map", iterators, len(row))
            return
        yield tuple(row)


def filter_any(cls, function, iterable):
    iterator = iter(iterable)
    if function is None or function is bool:
        return _m_lazy(filter, filter_true(function, iterator))
    return _m_lazy_calls(filter, filter_items(function, iterator))


def filter_true(function, iterator):
    for item in _m_started(iterator):
        if item:
            yield item


def filter_items(function, iterator):
    for item in _m_started(iterator):
        if function(item):
            yield item


def reversed_any(cls, object):
    kind = _m_type_of(object)
    hook = _m_class_lookup(kind, "__reversed__", _m_unbound())
    if not _m_is_unbound(hook):
        if hook is None:
            raise TypeError(f"'{_m_message_name(kind)}' object is not reversible")
        return bind_to(hook, object)()
    if _m_class_lookup(kind, "__len__", None) is None or _m_class_lookup(kind, "__getitem__", None) is None:
        raise TypeError(f"'{_m_message_name(kind)}' object is not reversible")
    return _m_disguise(reversed, reversed_items(object, len(object)))


def reversed_items(sequence, i):
    while i > 0:
        i -= 1
        yield sequence[i]


def print_any(sep, end, file, flush, objects):
    if sep is None:
        sep = " "
    elif not isinstance(sep, str):
        raise TypeError(f"sep must be None or a string, not {_m_type_name(sep)}")
    if end is None:
        end = "\n"
    elif not isinstance(end, str):
        raise TypeError(f"end must be None or a string, not {_m_type_name(end)}")
    if file is None:
        file = _m_current_stdout()
    if file is None:
        write = _m_write_stdout
        first = True
        for item in objects:
            if not first:
                write(sep)
            write(str(item))
            first = False
        write(end)
        return
    write = file.write
    first = True
    for item in objects:
        if not first:
            write(sep)
        write(str(item))
        first = False
    write(end)
    if flush:
        file.flush()


def input_any(prompt):
    files = _m_sys_namespace()
    if files is None:
        return _m_input(str(prompt))
    for name in ("stdin", "stdout", "stderr"):
        if files.get(name) is None:
            raise RuntimeError(f"lost sys.{name}")
    flush_quietly(files["stderr"])
    stdin = files["stdin"]
    stdout = files["stdout"]
    own_input = _m_type_of(stdin) is files["_Input"]
    if own_input and _m_type_of(stdout) is files["_Stream"]:
        return _m_input(str(prompt))
    if prompt != "":
        stdout.write(str(prompt))
    flush_quietly(stdout)
    if own_input:
        return _m_input("")
    line = stdin.readline()
    if not isinstance(line, str):
        raise TypeError("object.readline() returned non-string")
    if line == "":
        raise EOFError("EOF when reading a line")
    return line[:-1] if line.endswith("\n") else line


def flush_quietly(file):
    try:
        file.flush()
    except Exception:
        pass


def getattr_default(object, name, default):
    try:
        return getattr(object, name)
    except AttributeError:
        return default


def hasattr_any(obj, name):
    try:
        getattr(obj, name)
    except AttributeError:
        return False
    return True


def hash_any(obj):
    kind = _m_type_of(obj)
    hook = _m_class_lookup(kind, "__hash__", None)
    if hook is None:
        raise TypeError(f"unhashable type: '{_m_message_name(kind)}'")
    if _m_is_builtin_class(kind):
        if isinstance(obj, tuple):
            return _m_tuple_hash([hash(item) for item in obj])
        return hook(obj)
    value = bind_to(hook, obj)()
    if not isinstance(value, int):
        raise TypeError("__hash__ method should return an integer")
    return _m_hash_int(value)


def isinstance_any(obj, classes):
    kind = _m_type_of(classes)
    if kind is tuple:
        return is_any_of(isinstance, obj, classes)
    if isinstance_union(classes):
        for one in classes.__args__:
            if isinstance(obj, one):
                return True
        return False
    if _m_type_of(obj) is classes:
        return True
    hook = _m_class_lookup(kind, "__instancecheck__", None)
    if hook is not None:
        return bool(bind_to(hook, classes)(obj))
    if abstract_bases(classes) is not None:
        # Whatever has `__bases__` may stand for a class.
        return is_derived(getattr(obj, "__class__", kind), classes)
    raise TypeError("isinstance() arg 2 must be a type, a tuple of types, or a union")


def is_any_of(check, value, classes):
    # A loop over the tuples that were begun, since tuples may be nested deeper than calls.
    begun = [iter(classes)]
    while begun:
        for one in begun[-1]:
            if _m_type_of(one) is tuple:
                begun.append(iter(one))
                break
            if check(value, one):
                return True
        else:
            begun.pop()
    return False


def abstract_bases(cls):
    # `__bases__` of what may stand for a class, None of anything else.
    bases = getattr(cls, "__bases__", None)
    return bases if isinstance(bases, tuple) else None


def is_derived(cls, base):
    while True:
        if cls is base:
            return True
        bases = abstract_bases(cls)
        if not bases:
            return False
        if len(bases) > 1:
            return any([is_derived(one, base) for one in bases])
        cls = bases[0]


def isinstance_union(value):
    return _m_type_of(value) is _m_class_Union


def issubclass_any(cls, classes):
    kind = _m_type_of(classes)
    if kind is tuple:
        return is_any_of(issubclass, cls, classes)
    if isinstance_union(classes):
        for one in classes.__args__:
            if issubclass(cls, one):
                return True
        return False
    hook = _m_class_lookup(kind, "__subclasscheck__", None)
    if hook is None:
        if not isinstance(cls, type) and abstract_bases(cls) is None:
            raise TypeError("issubclass() arg 1 must be a class")
        if abstract_bases(classes) is not None:
            return is_derived(cls, classes)
        raise TypeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
    return bool(bind_to(hook, classes)(cls))


def dir_any(object):
    hook = _m_class_lookup(_m_type_of(object), "__dir__", None)
    if hook is not None and not _m_is_native(hook):
        return sorted(bind_to(hook, object)())
    if issubclass(_m_type_of(object), _m_class_module):
        return sorted(module_dir(object))
    return sorted(listed_names(object))


def vars_any(object):
    try:
        return object.__dict__
    except AttributeError:
        raise TypeError("vars() argument must have __dict__ attribute") from None


def anext(iterator, /, *rest):
    if len(rest) > 1:
        raise TypeError(f"anext expected at most 2 arguments, got {len(rest) + 1}")
    kind = _m_type_of(iterator)
    if _m_class_lookup(kind, "__anext__", None) is None:
        raise TypeError(f"'{_m_message_name(kind)}' object is not an async iterator")
    if not rest:
        return iterator.__anext__()
    return anext_default(iterator, rest[0])


async def anext_default(iterator, default):
    try:
        return await iterator.__anext__()
    except StopAsyncIteration:
        return default


def open_file(file, mode, buffering, encoding, errors, newline, closefd, opener):
    from _streams import open_stream
    return open_stream(file, mode, buffering, encoding, errors, newline, closefd, opener)
