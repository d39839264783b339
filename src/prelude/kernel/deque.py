# `collections.deque` where Python code takes part: iterables that are no built-in containers, items with their own `==`.


def deque_new(cls, iterable, maxlen):
    made = _m_class_deque.__new__(cls, (), maxlen)
    deque_extend(made, iterable)
    return made


def deque_init(self, iterable, maxlen):
    # Item by item: of a long iterable only the last ones are kept.
    _m_class_deque.__init__(self, (), maxlen)
    deque_extend(self, iterable)


def deque_extend(self, iterable):
    append = _m_class_deque.append
    for item in iterable:
        append(self, item)


def deque_extendleft(self, iterable):
    for item in iterable:
        self.appendleft(item)


def deque_iadd(self, iterable):
    append = _m_class_deque.append
    for item in iterable:
        append(self, item)
    return self


def deque_count(self, value):
    count = 0
    for item in self:
        if item is value or item == value:
            count += 1
    return count


def deque_index(self, value, start, stop):
    size = len(self)
    if start < 0:
        start = max(start + size, 0)
    if stop < 0:
        stop = max(stop + size, 0)
    i = 0
    for item in self:
        if i >= stop:
            break
        if i >= start and (item is value or item == value):
            return i
        i += 1
    raise ValueError("deque.index(x): x not in deque")


def deque_remove(self, value):
    i = 0
    size = len(self)
    for item in self:
        if item is value or item == value:
            if len(self) != size:
                raise IndexError("deque mutated during remove().")
            del self[i]
            return
        i += 1
    raise ValueError("deque.remove(x): x not in deque")


def deque_reduce(self):
    state = getattr(self, "__dict__", None) or None
    if self.maxlen is None:
        return _m_type_of(self), (), state, iter(self)
    return _m_type_of(self), ((), self.maxlen), state, iter(self)
