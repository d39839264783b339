# Lists, tuples, dicts, ranges, slices, where an index, a key or an iterable is defined in Python.
# Natives that hand over: object/{item,list,tuple,dict,range,slice,memoryview,mappingproxy}.rs.
# `_m_plain(x)` is the built-in data of an instance of a derived class, so that nothing here calls what the class overrides.


def index_of(value):
    if isinstance(value, int):
        return _m_plain(value)
    kind = _m_type_of(value)
    hook = conversion(kind, "__index__")
    if hook is None:
        raise TypeError(f"'{_m_message_name(kind)}' object cannot be interpreted as an integer")
    result = bind_to(hook, value)()
    if not isinstance(result, int):
        raise TypeError(f"__index__ returned non-int (type {_m_type_name(result)})")
    return _m_plain(result)


def bound_of(value):
    if value is None or isinstance(value, int):
        return value
    if conversion(_m_type_of(value), "__index__") is None:
        raise TypeError("slice indices must be integers or None or have an __index__ method")
    return index_of(value)


def plain_slice(key):
    return slice(bound_of(key.start), bound_of(key.stop), bound_of(key.step))


def plain_key(key):
    if _m_type_of(key) is slice:
        return plain_slice(key)
    return index_of(key)


def getitem_any(obj, key):
    plain = _m_plain(obj)
    kind = _m_type_of(plain)
    if kind is _m_class_mappingproxy:
        return _m_proxy_mapping(plain)[key]
    if kind is dict:
        return dict_getitem(obj, key)
    if is_indexed(kind):
        return plain[plain_key(key)]
    hook = _m_class_lookup(kind, "__getitem__", None)
    if hook is None:
        raise TypeError(f"'{_m_message_name(kind)}' object is not subscriptable")
    return bind_to(hook, plain)(key)


def is_indexed(kind):
    return kind in (list, tuple, str, bytes, bytearray, range, memoryview)


def setitem_any(obj, key, value):
    plain = _m_plain(obj)
    kind = _m_type_of(plain)
    if kind is dict:
        dict_setitem(plain, key, value)
    elif kind is list:
        list_setitem(plain, key, value)
    elif kind is bytearray or kind is memoryview:
        if _m_type_of(key) is slice:
            plain[plain_slice(key)] = value if is_bytes_like(_m_type_of(_m_plain(value))) else bytes([index_of(item) for item in value])
        else:
            plain[index_of(key)] = value if kind is memoryview and isinstance(value, (float, bytes)) else index_of(value)
    else:
        bind_to(_m_class_lookup(kind, "__setitem__", None), plain)(key, value)


def delitem_any(obj, key):
    plain = _m_plain(obj)
    kind = _m_type_of(plain)
    if kind is dict:
        dict_delitem(plain, key)
    elif kind is list or kind is bytearray:
        del plain[plain_key(key)]
    else:
        bind_to(_m_class_lookup(kind, "__delitem__", None), plain)(key)


def contains_any(container, item):
    plain = _m_plain(container)
    kind = _m_type_of(plain)
    if kind is dict:
        return dict_contains(plain, item)
    if kind is set or kind is frozenset:
        return set_contains(plain, item)
    if kind is _m_class_dict_keys:
        return dict_contains(_m_view_dict(plain), item)
    if kind is _m_class_dict_items:
        return view_contains_pair(_m_view_dict(plain), item)
    if kind is _m_class_mappingproxy:
        return item in _m_proxy_mapping(plain)
    if kind is bytes or kind is bytearray:
        return index_of(item) in plain
    if kind is list or kind is tuple or kind is range or kind is _m_class_dict_values:
        return sequence_contains(plain, item)
    if kind is _m_class_deque:
        return contains_by_iteration(plain, item)
    hook = _m_class_lookup(kind, "__contains__", None)
    if hook is not None:
        return True if bind_to(hook, plain)(item) else False
    return contains_by_iteration(container, item)


def view_contains_pair(mapping, pair):
    if not isinstance(pair, tuple) or len(pair) != 2:
        return False
    slot = dict_find(mapping, pair[0], dict_hash(pair[0]))
    if slot < 0:
        return False
    value = _m_dict_value(mapping, slot)
    return value is pair[1] or value == pair[1]


def sequence_contains(self, item):
    for other in _m_plain(self):
        if other is item or other == item:
            return True
    return False


def sequence_count(self, value):
    count = 0
    for other in _m_plain(self):
        if other is value or other == value:
            count += 1
    return count


def sequence_position(sequence, value, start, stop):
    # The sequence may change while its items are compared.
    start = index_of(start)
    stop = index_of(stop)
    size = len(sequence)
    if start < 0:
        start = start + size if start + size > 0 else 0
    if stop < 0:
        stop += size
    while start < stop and start < len(sequence):
        other = sequence[start]
        if other is value or other == value:
            return start
        start += 1
    return -1


def sequence_getitem(self, key):
    return _m_plain(self)[plain_key(key)]


def sequence_delitem(self, key):
    del _m_plain(self)[plain_key(key)]


def list_new(cls, keywords, args):
    return list.__new__(cls, listed(args[0]))


def list_init(self, keywords, args):
    list.__init__(self, listed(args[0]))


def list_setitem(self, key, value):
    plain = _m_plain(self)
    if _m_type_of(key) is not slice:
        plain[index_of(key)] = value
        return
    try:
        iterator = iterator_of(value)
    except TypeError:
        raise TypeError("must assign iterable to extended slice") from None
    items = [item for item in iterator]
    plain[plain_slice(key)] = items


def list_extend(self, iterable):
    plain = _m_plain(self)
    for item in asked(iterable):
        plain.append(item)


def listed(iterable):
    return [item for item in asked(iterable)]


def asked(iterable):
    # The items; an iterable of a class of the program is asked how many there are, as by a list that makes room for them.
    kind = _m_type_of(iterable)
    if _m_is_builtin_class(kind):
        return iterable
    if _m_class_lookup(kind, "__len__", None) is None and _m_class_lookup(kind, "__length_hint__", None) is None:
        return iterable
    iterator = iterator_of(iterable)
    ask_length(iterable, kind)
    return iterator


def iterator_of(iterable):
    # An iterator for a loop, which does not call its `__iter__` again.
    iterator = iter(iterable)
    return iterator if _m_is_builtin_class(_m_type_of(iterator)) else remaining_items(iterator)


def ask_length(iterable, kind):
    # Only an error of the answer matters.
    length = _m_class_lookup(kind, "__len__", None)
    hint = _m_class_lookup(kind, "__length_hint__", None)
    if not has_length(iterable, length) and hint is not None:
        check_length_hint(iterable, hint)


def has_length(iterable, length):
    if length is None:
        return False
    try:
        len(iterable)
    except TypeError:
        return False
    return True


def check_length_hint(iterable, hint):
    try:
        value = bind_to(hint, iterable)()
    except TypeError:
        return
    if value is NotImplemented:
        return
    if not isinstance(value, int):
        raise TypeError(f"__length_hint__ must be an integer, not {_m_type_name(value)}")
    if not -1 << 63 <= value < 1 << 63:
        raise OverflowError("Python int too large to convert to C ssize_t")
    if value < 0:
        raise ValueError("__length_hint__() should return >= 0")


def remaining_items(iterator):
    # Without another call of its `__iter__`.
    while True:
        try:
            item = next(iterator)
        except StopIteration:
            return
        yield item


def list_index(self, value, start, stop):
    found = sequence_position(_m_plain(self), value, start, stop)
    if found < 0:
        raise ValueError("list.index(x): x not in list")
    return found


def list_insert(self, index, object):
    _m_plain(self).insert(index_of(index), object)


def list_pop(self, index):
    return _m_plain(self).pop(index_of(index))


def list_remove(self, value):
    plain = _m_plain(self)
    found = sequence_position(plain, value, 0, len(plain))
    if found < 0:
        raise ValueError("list.remove(x): x not in list")
    del plain[found : found + 1]


def tuple_new(cls, keywords, args):
    return tuple.__new__(cls, [item for item in args[0]])


def tuple_index(self, value, start, stop):
    found = sequence_position(_m_plain(self), value, start, stop)
    if found < 0:
        raise ValueError("tuple.index(x): x not in tuple")
    return found


def memoryview_index(self, value, start, stop):
    found = sequence_position(self.tolist(), value, start, stop)
    if found < 0:
        raise ValueError("memoryview.index(x): x not found")
    return found


def memoryview_hex(self, sep, bytes_per_sep):
    return self.tobytes().hex(sep, bytes_per_sep)


def range_new(cls, keywords, args):
    return range(*[index_of(value) for value in args])


def range_getitem(self, key):
    return self[plain_key(key)]


def range_index(self, value):
    i = 0
    for other in self:
        if other == value:
            return i
        i += 1
    raise ValueError("sequence.index(x): x not in sequence")


def slice_indices(self, length):
    return plain_slice(self).indices(index_of(length))


# Dicts whose keys are compared by Python code. Entries are found by their hash; while a comparison runs, the dict may change:
# then the search begins again.


def dict_hash(key):
    try:
        return hash(key)
    except TypeError as error:
        raise TypeError(f"cannot use '{_m_type_name(key)}' as a dict key ({error})") from None


def dict_find(mapping, key, hashed):
    while True:
        version = _m_dict_version(mapping)
        changed = False
        for slot in _m_dict_candidates(mapping, hashed):
            other = _m_dict_key(mapping, slot)
            if other is key:
                return slot
            equal = True if other == key else False
            if _m_dict_version(mapping) != version:
                changed = True
                break
            if equal:
                return slot
        if not changed:
            return -1


def dict_contains(self, key):
    return dict_find(self, key, dict_hash(key)) >= 0


def dict_getitem(self, key):
    slot = dict_find(self, key, dict_hash(key))
    if slot >= 0:
        return _m_dict_value(self, slot)
    kind = _m_type_of(self)
    if kind is not dict and _m_class_lookup(kind, "__missing__", None) is not None:
        return dict_missing(self, key)
    raise KeyError(key)


def dict_missing(self, key):
    return bind_to(_m_class_lookup(_m_type_of(self), "__missing__", None), self)(key)


def dict_setitem(self, key, value):
    hashed = dict_hash(key)
    _m_dict_put(self, dict_find(self, key, hashed), key, hashed, value)


def dict_set(self, key, value):
    dict_setitem(self, key, value)


def dict_delitem(self, key):
    slot = dict_find(self, key, dict_hash(key))
    if slot < 0:
        raise KeyError(key)
    _m_dict_remove(self, slot)


def dict_get(self, key, default):
    slot = dict_find(self, key, dict_hash(key))
    if slot < 0:
        return default
    return _m_dict_value(self, slot)


def dict_pop(self, key, default):
    slot = dict_find(self, key, dict_hash(key))
    if slot >= 0:
        return _m_dict_remove(self, slot)
    if _m_is_unbound(default):
        raise KeyError(key)
    return default


def dict_setdefault(self, key, default):
    hashed = dict_hash(key)
    slot = dict_find(self, key, hashed)
    if slot >= 0:
        return _m_dict_value(self, slot)
    _m_dict_put(self, -1, key, hashed, default)
    return default


def dict_merge(self, source):
    kind = _m_type_of(source)
    if isinstance(source, dict) and _m_is_native(_m_class_lookup(kind, "__iter__", None)):
        for key, value in _m_plain(source).items():
            dict_setitem(self, key, value)
        return
    if hasattr(source, "keys"):
        for key in source.keys():
            dict_setitem(self, key, source[key])
        return
    number = 0
    for element in source:
        try:
            pair = [item for item in element]
        except TypeError:
            pair = None
        if pair is None:
            error = TypeError("object is not iterable")
            error.add_note(f"Cannot convert dictionary update sequence element #{number} to a sequence")
            raise error
        if len(pair) != 2:
            raise ValueError(f"dictionary update sequence element #{number} has length {len(pair)}; 2 is required")
        dict_setitem(self, pair[0], pair[1])
        number += 1


def dict_update(self, keywords, args):
    if args:
        dict_merge(self, args[0])
    for key, value in keywords.items():
        dict_setitem(self, key, value)


def dict_init(self, keywords, args):
    dict_update(self, keywords, args)


def dict_new(cls, keywords, args):
    made = {}
    dict_update(made, keywords, args)
    return dict.__new__(cls, made)


def dict_fromkeys(cls, iterable, value):
    made = cls()
    if _m_type_of(made) is dict:
        for key in iterable:
            dict_setitem(made, key, value)
        return made
    for key in iterable:
        made[key] = value
    return made


def dict_or(self, value):
    made = _m_plain(self).copy()
    dict_merge(made, _m_plain(value))
    return made


def dict_ror(self, value):
    return dict_or(value, self)


def dict_ior(self, value):
    dict_merge(self, value)
    return self


def proxy_len(self):
    return len(_m_proxy_mapping(self))


def bytearray_reduce(self):
    return (_m_type_of(self), (_m_plain(self).decode("latin-1"), "latin-1"), self.__getstate__())


def bytearray_reduce_ex(self, proto):
    return bytearray_reduce(self)


def proxy_or(self, value):
    return proxied(self) | proxied(value)


def proxy_ror(self, value):
    return proxied(value) | proxied(self)


def proxied(value):
    if _m_type_of(value) is _m_class_mappingproxy:
        return _m_proxy_mapping(value)
    return value


def call_method(object, name, args):
    return getattr(object, name)(*args)
