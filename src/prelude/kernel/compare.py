# Comparison of built-in containers with something inside that is compared by Python code, or nested too deep for natives.
# Each function says what the built-in type's own `__eq__` or `__lt__` says; NotImplemented for other types.
# Natives that hand over: object/compare.rs, vm/operator.rs.


def compare_eq(a, b):
    a = _m_plain(a)
    b = _m_plain(b)
    kind = _m_type_of(a)
    other = _m_type_of(b)
    if kind is other and (kind is list or kind is tuple or kind is _m_class_deque):
        return first_difference(a, b) is None and len(a) == len(b)
    if kind is dict and other is dict:
        return dicts_equal(a, b)
    if is_set_like(kind) and is_set_like(other):
        return len(a) == len(b) and is_subset(a, b)
    if kind is _m_class_mappingproxy:
        return _m_proxy_mapping(a) == b
    if other is _m_class_mappingproxy:
        return a == _m_proxy_mapping(b)
    if kind is not other:
        if is_bytes_like(kind) and is_bytes_like(other):
            return [item for item in a] == [item for item in b]
        return NotImplemented
    if kind is range:
        return ranges_equal(a, b)
    if kind is slice:
        return (a.start, a.stop, a.step) == (b.start, b.stop, b.step)
    if kind is memoryview:
        return a.tolist() == b.tolist()
    if kind is _m_class_method:
        return a.__self__ is b.__self__ and a.__func__ == b.__func__
    if kind is _m_class_GenericAlias:
        return a.__origin__ == b.__origin__ and a.__args__ == b.__args__ and a.__unpacked__ == b.__unpacked__
    if kind is _m_class_Union:
        return len(a.__args__) == len(b.__args__) and all([any([x == y for y in b.__args__]) for x in a.__args__])
    if kind is _m_class_cell:
        return a.cell_contents == b.cell_contents
    return NotImplemented


def compare_ne(a, b):
    plain = _m_type_of(_m_plain(a))
    kind = _m_type_of(a) if issubclass(plain, BaseException) else plain
    hook = _m_class_lookup(kind, "__eq__", None)
    if hook is None or _m_is_native(hook):
        equal = compare_eq(a, b)
    else:
        equal = bind_to(hook, a)(b)
    if equal is NotImplemented:
        return NotImplemented
    return not equal


def compare_lt(a, b):
    return compare_order(a, b, 0)


def compare_le(a, b):
    return compare_order(a, b, 1)


def compare_gt(a, b):
    return compare_order(a, b, 2)


def compare_ge(a, b):
    return compare_order(a, b, 3)


def compare_order(a, b, which):
    a = _m_plain(a)
    b = _m_plain(b)
    kind = _m_type_of(a)
    other = _m_type_of(b)
    if kind is slice and other is slice:
        return compare_order((a.start, a.stop, a.step), (b.start, b.stop, b.step), which)
    if kind is other and (kind is list or kind is tuple or kind is _m_class_deque):
        i = first_difference(a, b)
        if i is None:
            return by_order(len(a), len(b), which)
        return by_order(a[i], b[i], which)
    if is_set_like(kind) and is_set_like(other):
        if which == 0:
            return len(a) < len(b) and is_subset(a, b)
        if which == 1:
            return len(a) <= len(b) and is_subset(a, b)
        if which == 2:
            return len(b) < len(a) and is_subset(b, a)
        return len(b) <= len(a) and is_subset(b, a)
    return NotImplemented


def by_order(a, b, which):
    if which == 0:
        return a < b
    if which == 1:
        return a <= b
    if which == 2:
        return a > b
    return a >= b


def first_difference(a, b):
    # None when one is the beginning of the other. The sequences may change while their items are compared.
    i = 0
    while i < len(a) and i < len(b):
        x = a[i]
        y = b[i]
        if x is not y and not x == y:
            return i if i < len(a) and i < len(b) else None
        i += 1
    return None


def dicts_equal(a, b):
    if len(a) != len(b):
        return False
    # A copy: comparing may change either of them.
    for key, value in [item for item in a.items()]:
        slot = dict_find(b, key, dict_hash(key))
        if slot < 0:
            return False
        other = _m_dict_value(b, slot)
        if value is not other and not value == other:
            return False
    return True


def ranges_equal(a, b):
    size = range_size(a)
    if size != range_size(b):
        return False
    return size == 0 or a.start == b.start and (size == 1 or a.step == b.step)


def range_size(value):
    step = value.step
    if step > 0:
        size = (value.stop - value.start + step - 1) // step
    else:
        size = (value.start - value.stop - step - 1) // -step
    return size if size > 0 else 0


def is_set_like(kind):
    return kind is set or kind is frozenset or kind is _m_class_dict_keys or kind is _m_class_dict_items


def is_bytes_like(kind):
    return kind is bytes or kind is bytearray or kind is memoryview


def is_subset(a, b):
    for item in a:
        if item not in b:
            return False
    return True


def hash_built_in(self):
    plain = _m_plain(self)
    kind = _m_type_of(plain)
    if kind is tuple:
        return _m_tuple_hash([hash(item) for item in plain])
    if kind is slice:
        return hash((plain.start, plain.stop, plain.step))
    if kind is range:
        size = range_size(plain)
        if size == 0:
            return hash((0, None, None))
        return hash((size, plain.start, plain.step if size > 1 else None))
    if kind is _m_class_method:
        return hash(plain.__func__) ^ id(plain.__self__)
    if kind is _m_class_GenericAlias:
        return hash(plain.__origin__) ^ hash(plain.__args__)
    if kind is _m_class_Union:
        return hash(frozenset(plain.__args__))
    if kind is _m_class_mappingproxy:
        return hash(_m_proxy_mapping(plain))
    return hash(plain)
