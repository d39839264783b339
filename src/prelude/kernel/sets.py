# Sets whose elements are compared by Python code, and set operations with iterables that are defined in Python.
# Natives that hand over: object/{set,frozenset,view}.rs.


def set_hash(item):
    try:
        return hash(item)
    except TypeError as error:
        raise TypeError(f"cannot use '{_m_type_name(item)}' as a set element ({error})") from None


def set_find(table, item, hashed):
    while True:
        version = _m_set_version(table)
        changed = False
        for slot in _m_set_candidates(table, hashed):
            other = _m_set_key(table, slot)
            if other is item:
                return slot
            equal = True if other == item else False
            if _m_set_version(table) != version:
                changed = True
                break
            if equal:
                return slot
        if not changed:
            return -1


def set_element(item):
    # A set among sets stands for the frozenset of its elements.
    if isinstance(item, set) and _m_class_lookup(_m_type_of(item), "__hash__", None) is None:
        return _m_set_freeze(item)
    return item


def set_contains(self, item):
    item = set_element(item)
    return set_find(self, item, set_hash(item)) >= 0


def set_add(self, item):
    hashed = set_hash(item)
    if set_find(self, item, hashed) < 0:
        _m_set_put(self, item, hashed)


def set_discard(self, item):
    item = set_element(item)
    slot = set_find(self, item, set_hash(item))
    if slot >= 0:
        _m_set_remove(self, slot)


def set_remove(self, item):
    element = set_element(item)
    slot = set_find(self, element, set_hash(element))
    if slot < 0:
        raise KeyError(item)
    _m_set_remove(self, slot)


def set_of(iterable):
    made = set()
    for item in iterable:
        set_add(made, item)
    return made


def set_copy_of(operand):
    plain = _m_plain(operand)
    kind = _m_type_of(plain)
    if kind is set or kind is frozenset:
        return set(plain)
    return set_of(operand)


def set_table_of(operand):
    # A set to look in, made only if the operand is none.
    plain = _m_plain(operand)
    kind = _m_type_of(plain)
    if kind is set or kind is frozenset:
        return plain
    return set_of(operand)


def set_like(model, made):
    if _m_type_of(_m_plain(model)) is frozenset:
        return _m_set_freeze(made)
    return made


def set_new(cls, keywords, args):
    return set.__new__(cls, set_of(args[0]))


def set_init(self, keywords, args):
    _m_set_replace(self, set_of(args[0]))


def frozenset_new(cls, keywords, args):
    return frozenset.__new__(cls, set_of(args[0]))


def set_combine_union(made, other):
    # Comparing may change the other set: what it has now is added.
    for item in [item for item in other] if isinstance(other, (set, frozenset)) else other:
        set_add(made, item)
    return made


def set_combine_intersection(table, other):
    made = set()
    for item in other:
        if set_contains(table, item):
            set_add(made, item)
    return made


def set_combine_difference(made, other):
    for item in other:
        set_discard(made, item)
    return made


def set_combine_symmetric(made, other):
    for item in set_table_of(other):
        hashed = set_hash(item)
        slot = set_find(made, item, hashed)
        if slot >= 0:
            _m_set_remove(made, slot)
        else:
            _m_set_put(made, item, hashed)
    return made


def set_or(self, value):
    return set_like(self, set_combine_union(set_copy_of(self), value))


def set_and(self, value):
    return set_like(self, set_combine_intersection(set_table_of(self), value))


def set_sub(self, value):
    return set_like(self, set_combine_difference(set_copy_of(self), value))


def set_xor(self, value):
    return set_like(self, set_combine_symmetric(set_copy_of(value), self))


def set_ror(self, value):
    return set_or(value, self)


def set_rand(self, value):
    return set_and(value, self)


def set_rsub(self, value):
    return set_sub(value, self)


def set_rxor(self, value):
    return set_xor(value, self)


def set_ior(self, value):
    set_combine_union(self, value)
    return self


def set_iand(self, value):
    _m_set_replace(self, set_combine_intersection(_m_plain(self), value))
    return self


def set_isub(self, value):
    set_difference_update(self, (value,))
    return self


def set_ixor(self, value):
    set_symmetric_difference_update(self, value)
    return self


def set_union(self, others):
    made = set_copy_of(self)
    for other in others:
        set_combine_union(made, other)
    return set_like(self, made)


def set_intersection(self, others):
    made = set_copy_of(self)
    for other in others:
        made = set_combine_intersection(made, other)
    return set_like(self, made)


def set_difference(self, others):
    made = set_copy_of(self)
    for other in others:
        set_combine_difference(made, other)
    return set_like(self, made)


def set_symmetric_difference(self, other):
    return set_like(self, set_combine_symmetric(set_copy_of(other), self))


def set_update(self, others):
    for other in others:
        set_combine_union(self, other)


def set_intersection_update(self, others):
    made = set_copy_of(self)
    for other in others:
        made = set_combine_intersection(made, other)
    _m_set_replace(self, made)


def set_difference_update(self, others):
    for other in others:
        if other is self:
            self.clear()
        else:
            set_combine_difference(self, other)


def set_symmetric_difference_update(self, other):
    made = set_copy_of(self)
    _m_set_replace(self, set_combine_symmetric(made, other))


def set_isdisjoint(self, other):
    table = set_table_of(self)
    for item in other:
        if set_contains(table, item):
            return False
    return True


def set_issubset(self, other):
    table = set_table_of(other)
    for item in set_table_of(self):
        if not set_contains(table, item):
            return False
    return True


def set_issuperset(self, other):
    table = set_table_of(self)
    for item in other:
        if not set_contains(table, item):
            return False
    return True


def set_reduce(self):
    state = getattr(self, "__dict__", None)
    return (_m_type_of(self), ([item for item in _m_plain(self)],), state if state else None)


# Operators whose operands are sets or dicts with keys that compare in Python, or anything else with a method of its own.


def has_set_rules(a, b):
    return isinstance(a, (set, frozenset, _m_class_dict_keys, _m_class_dict_items)) or isinstance(b, (_m_class_dict_keys, _m_class_dict_items))


def binary_or(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        return dict_or(a, b)
    return set_or(a, b) if has_set_rules(a, b) else binary_by_methods(a, b, "__or__", "__ror__", "|")


def binary_and(a, b):
    return set_and(a, b) if has_set_rules(a, b) else binary_by_methods(a, b, "__and__", "__rand__", "&")


def binary_sub(a, b):
    return set_sub(a, b) if has_set_rules(a, b) else binary_by_methods(a, b, "__sub__", "__rsub__", "-")


def binary_xor(a, b):
    return set_xor(a, b) if has_set_rules(a, b) else binary_by_methods(a, b, "__xor__", "__rxor__", "^")


def inplace_or(a, b):
    if isinstance(a, dict):
        return dict_ior(a, b)
    if isinstance(a, set):
        return set_ior(a, b)
    return set_or(a, b) if has_set_rules(a, b) else inplace_by_methods(a, b, "__ior__", "__or__", "__ror__", "|=")


def inplace_and(a, b):
    if isinstance(a, set):
        return set_iand(a, b)
    return set_and(a, b) if has_set_rules(a, b) else inplace_by_methods(a, b, "__iand__", "__and__", "__rand__", "&=")


def inplace_sub(a, b):
    if isinstance(a, set):
        return set_isub(a, b)
    return set_sub(a, b) if has_set_rules(a, b) else inplace_by_methods(a, b, "__isub__", "__sub__", "__rsub__", "-=")


def inplace_xor(a, b):
    if isinstance(a, set):
        return set_ixor(a, b)
    return set_xor(a, b) if has_set_rules(a, b) else inplace_by_methods(a, b, "__ixor__", "__xor__", "__rxor__", "^=")
