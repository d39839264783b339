# Operators on operands of which one, somewhere inside, has behaviour defined in Python.
# Natives that hand over: vm/operator.rs, vm/iterate.rs, vm/build.rs, vm/generator.rs.


def contains_by_iteration(container, item):
    kind = _m_type_of(container)
    hook = _m_class_lookup(kind, "__iter__", _m_class_lookup(kind, "__getitem__", None))
    if hook is None:
        raise TypeError(f"argument of type '{_m_message_name(kind)}' is not a container or iterable")
    for other in container:
        if other is item or other == item:
            return True
    return False


def iter_by_getitem(sequence):
    return _m_disguise(_m_class_iterator, getitem_items(sequence))


def getitem_items(sequence):
    i = 0
    while True:
        try:
            item = sequence[i]
        except (IndexError, StopIteration):
            return
        yield item
        i += 1


def unpack_items(iterable, most):
    # At most `most` items: enough to know that there are too many.
    kind = _m_type_of(iterable)
    if _m_class_lookup(kind, "__iter__", None) is None and _m_class_lookup(kind, "__getitem__", None) is None:
        raise TypeError(f"cannot unpack non-iterable {_m_message_name(kind)} object")
    items = []
    if most is None:
        for item in iterable:
            items.append(item)
        return items
    for item in iterable:
        items.append(item)
        if len(items) == most:
            break
    return items


def build_set(items):
    result = set()
    for item in items:
        result.add(item)
    return result


def build_dict(items):
    result = {}
    i = 0
    while i < len(items):
        result[items[i]] = items[i + 1]
        i += 2
    return result


def star_extend(target, iterable):
    kind = _m_type_of(iterable)
    if _m_class_lookup(kind, "__iter__", None) is None and _m_class_lookup(kind, "__getitem__", None) is None:
        raise TypeError(f"Value after * must be an iterable, not {_m_message_name(kind)}")
    for item in asked(iterable):
        target.append(item)


def star_update_set(target, iterable):
    for item in iterable:
        target.add(item)


def star_update_dict(target, mapping):
    if not hasattr(mapping, "keys"):
        raise TypeError(f"'{_m_type_name(mapping)}' object is not a mapping")
    for key in mapping.keys():
        target[key] = mapping[key]


def shown_function(function):
    name = getattr(function, "__qualname__", None)
    module = getattr(function, "__module__", None)
    if name is None:
        return str(function)
    if function is build_class:
        return "__build_class__()"
    if module in (None, "builtins"):
        return f"{name}()"
    return f"{module}.{name}()"


def spread_arguments(function, iterable):
    kind = _m_type_of(iterable)
    if _m_class_lookup(kind, "__iter__", None) is None and _m_class_lookup(kind, "__getitem__", None) is None:
        raise TypeError(f"{shown_function(function)} argument after * must be an iterable, not {_m_message_name(kind)}")
    return tuple(iterable)


def merge_keywords(target, mapping, function):
    shown = shown_function(function)
    if not hasattr(mapping, "keys"):
        raise TypeError(f"{shown} argument after ** must be a mapping, not {_m_type_name(mapping)}")
    for key in mapping.keys():
        if key in target:
            raise TypeError(f"{shown} got multiple values for keyword argument '{key}'")
        target[key] = mapping[key]


def send_to(delegate, value):
    return delegate.send(value)


def throw_to(delegate, error):
    # `yield from` passes exceptions on to what it delegates to; GeneratorExit closes that first (PEP 380).
    if isinstance(error, GeneratorExit):
        close = getattr(delegate, "close", None)
        if close is not None:
            close()
        raise error
    throw = getattr(delegate, "throw", None)
    if throw is None:
        raise error
    return throw(error)


def match_len(subject):
    return len(subject)


def match_is_sequence(subject):
    from collections.abc import Mapping, Sequence

    kind = _m_type_of(subject)
    return is_collection(kind, Sequence, Mapping) and not issubclass(kind, (str, bytes, bytearray))


def is_collection(kind, abstract, other):
    # A class is a sequence or a mapping for `match`, not both: what its first base is that is one of them (PEP 634).
    if not issubclass(kind, abstract):
        return False
    if issubclass(kind, other):
        for base in kind.__mro__:
            if issubclass(base, abstract) != issubclass(base, other):
                return issubclass(base, abstract)
    return True


def match_sequence_len(subject):
    return len(subject) if match_is_sequence(subject) else -1


def match_is_mapping(subject):
    from collections.abc import Mapping, Sequence

    return is_collection(_m_type_of(subject), Mapping, Sequence)


def match_keys(subject, keys):
    values = []
    for key in keys:
        if key in values_seen(keys, len(values)):
            raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
        marker = []
        value = subject.get(key, marker)
        if value is marker:
            return None
        values.append(value)
    return tuple(values)


def values_seen(keys, count):
    return keys[:count]


def match_rest(subject, keys):
    rest = {}
    for key in subject.keys():
        if key not in keys:
            rest[key] = subject[key]
    return rest


def match_instance(subject, cls):
    return match_class(subject, cls, 0, ()) is not None


def match_class(subject, cls, positional, names):
    if not isinstance(cls, type):
        raise TypeError("called match pattern must be a class")
    if not isinstance(subject, cls):
        return None
    values = []
    seen = []
    if positional:
        match_args = getattr(cls, "__match_args__", None)
        if match_args is None:
            match_args = ()
            if issubclass(cls, (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple)):
                if positional > 1:
                    raise TypeError(f"{cls.__name__}() accepts 1 positional sub-pattern ({positional} given)")
                values.append(subject)
                positional = 0
        elif not isinstance(match_args, tuple):
            raise TypeError(f"{cls.__name__}.__match_args__ must be a tuple (got {_m_type_name(match_args)})")
        if positional > len(match_args):
            allowed = len(match_args)
            plural = "" if allowed == 1 else "s"
            raise TypeError(f"{cls.__name__}() accepts {allowed} positional sub-pattern{plural} ({positional} given)")
        for name in match_args[:positional]:
            if not isinstance(name, str):
                raise TypeError(f"__match_args__ elements must be strings (got {_m_type_name(name)})")
            if name in seen:
                raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute {name!r}")
            seen.append(name)
            try:
                values.append(getattr(subject, name))
            except AttributeError:
                return None
    for name in names:
        if name in seen:
            raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute {name!r}")
        seen.append(name)
        try:
            values.append(getattr(subject, name))
        except AttributeError:
            return None
    return tuple(values)


def except_star_match(error, types):
    for kind in types if isinstance(types, tuple) else (types,):
        if not isinstance(kind, type) or not issubclass(kind, BaseException):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
        if issubclass(kind, BaseExceptionGroup):
            raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
    if error is None:
        return (None, None)
    if isinstance(error, BaseExceptionGroup):
        matched, rest = error.split(types)
        return (rest, matched)
    if isinstance(error, types):
        group = ExceptionGroup("", (error,)) if isinstance(error, Exception) else BaseExceptionGroup("", (error,))
        return (None, group)
    return (error, None)


def except_star_finish(original, raised):
    # The parts of the original group that nobody handled or that were re-raised as they are keep its structure;
    # new exceptions stand beside them (PEP 654).
    parts = [part for part in raised if part is not None]
    if not parts:
        return None
    if len(parts) == 1 and (parts[0] is original or not isinstance(original, BaseExceptionGroup)):
        return parts[0]
    if not isinstance(original, BaseExceptionGroup):
        return BaseExceptionGroup("", parts)
    leaves = leaf_list(original)
    kept = []
    fresh = []
    for part in parts:
        if isinstance(part, BaseExceptionGroup) and all([any([leaf is other for other in leaves]) for leaf in leaf_list(part)]):
            kept.extend(leaf_list(part))
        else:
            fresh.append(part)
    result = original.subgroup(lambda leaf: any([leaf is other for other in kept])) if kept else None
    if not fresh:
        return result
    if result is not None:
        fresh.append(result)
    if len(fresh) == 1:
        return fresh[0]
    return BaseExceptionGroup("", fresh)


def leaf_list(group):
    leaves = []
    pending = [group]
    while pending:
        item = pending.pop()
        if isinstance(item, BaseExceptionGroup):
            pending.extend(item.exceptions)
        else:
            leaves.append(item)
    return leaves


def get_aiter(iterable):
    kind = _m_type_of(iterable)
    hook = _m_class_lookup(kind, "__aiter__", None)
    if hook is None:
        raise TypeError(f"'async for' requires an object with __aiter__ method, got {_m_message_name(kind)}")
    iterator = iterable.__aiter__()
    if _m_class_lookup(_m_type_of(iterator), "__anext__", None) is None:
        raise TypeError(f"'async for' received an object from __aiter__ that does not implement __anext__: {_m_type_name(iterator)}")
    return iterator


def get_anext(iterator):
    return iterator.__anext__()
