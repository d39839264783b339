# The iterators of `itertools`: generators in the guise of its classes. The `..._new` functions are the constructors that the
# natives of the same classes hand over to; what they check, they check when the object is made, as the classes do.


def itertools_count_new(cls, start, step):
    if not _m_is_number(start) or not _m_is_number(step):
        raise TypeError("a number is required")
    if isinstance(start, bool) and step == 1:
        start = int(start)
    return _m_disguise(cls, itertools_count(start, step))


def itertools_count(n, step):
    # The first local is always the next value: `repr` looks there.
    while True:
        value = n
        n = n + step
        yield value


def itertools_count_repr(self):
    n = _m_generator_local(self, 0)
    step = _m_generator_local(self, 1)
    if type(step) is int and step == 1:
        return f"count({n!r})"
    return f"count({n!r}, {step!r})"


def itertools_repeat_new(cls, object, times):
    return _m_disguise(cls, itertools_repeat(object, times))


def itertools_repeat(object, times):
    if times is None:
        while True:
            yield object
    while times > 0:
        times -= 1
        yield object


def itertools_repeat_repr(self):
    value = _m_generator_local(self, 0)
    times = _m_generator_local(self, 1)
    if times is None:
        return f"repeat({value!r})"
    return f"repeat({value!r}, {max(times, 0)!r})"


def itertools_repeat_length(self):
    if _m_generator_over(self):
        return 0
    times = _m_generator_local(self, 1)
    if times is None:
        raise TypeError("len() of unsized object")
    return max(times, 0)


def itertools_cycle_new(cls, iterable):
    return _m_disguise(cls, itertools_cycle(iter(iterable)))


def itertools_cycle(iterator):
    saved = []
    for value in _m_started(iterator):
        saved.append(value)
        yield value
    while saved:
        for value in saved:
            yield value


def itertools_chain_new(cls, iterables):
    return _m_disguise(cls, itertools_chain(iterables))


def itertools_chain_from_iterable(cls, iterable):
    return _m_disguise(cls, itertools_chain(iter(iterable)))


def itertools_chain(iterables):
    for iterable in iterables:
        for value in iterable:
            yield value


def itertools_accumulate_new(cls, iterable, func, initial):
    return _m_disguise(cls, itertools_accumulate(iter(iterable), func, initial))


def itertools_accumulate(iterator, func, total):
    if total is None:
        for total in _m_started(iterator):
            break
        else:
            return
    yield total
    if func is None:
        for value in _m_started(iterator):
            total = total + value
            yield total
    else:
        for value in _m_started(iterator):
            total = func(total, value)
            yield total


def itertools_batched_new(cls, iterable, n, strict):
    n = _m_index(n)
    if n < 1:
        raise ValueError("n must be at least one")
    return _m_disguise(cls, itertools_batched(iter(iterable), n, strict))


def itertools_batched(iterator, n, strict):
    batch = []
    for value in _m_started(iterator):
        batch.append(value)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        if strict:
            raise ValueError("batched(): incomplete batch")
        yield tuple(batch)


def itertools_compress_new(cls, data, selectors):
    return _m_disguise(cls, itertools_compress(iter(data), iter(selectors)))


def itertools_compress(data, selectors):
    for value, selected in zip_items([data, selectors], False):
        if selected:
            yield value


def itertools_dropwhile_new(cls, predicate, iterable):
    return _m_disguise(cls, itertools_dropwhile(predicate, iter(iterable)))


def itertools_dropwhile(predicate, iterator):
    for value in _m_started(iterator):
        if not predicate(value):
            yield value
            break
    for value in _m_started(iterator):
        yield value


def itertools_takewhile_new(cls, predicate, iterable):
    return _m_disguise(cls, itertools_takewhile(predicate, iter(iterable)))


def itertools_takewhile(predicate, iterator):
    for value in _m_started(iterator):
        if not predicate(value):
            return
        yield value


def itertools_filterfalse_new(cls, function, iterable):
    return _m_disguise(cls, itertools_filterfalse(function, iter(iterable)))


def itertools_filterfalse(function, iterator):
    if function is None or function is bool:
        for value in _m_started(iterator):
            if not value:
                yield value
    else:
        for value in _m_started(iterator):
            if not function(value):
                yield value


def itertools_starmap_new(cls, function, iterable):
    return _m_disguise(cls, itertools_starmap(function, iter(iterable)))


def itertools_starmap(function, iterator):
    for args in _m_started(iterator):
        args = tuple(args)
        yield function(*args)


def itertools_pairwise_new(cls, iterable):
    return _m_disguise(cls, itertools_pairwise(iter(iterable)))


def itertools_pairwise(iterator):
    for old in _m_started(iterator):
        break
    else:
        return
    for new in _m_started(iterator):
        yield old, new
        old = new


def itertools_islice_new(cls, args):
    if len(args) < 2:
        raise TypeError(f"islice expected at least 2 arguments, got {len(args)}")
    if len(args) > 4:
        raise TypeError(f"islice expected at most 4 arguments, got {len(args)}")
    start, step = 0, 1
    if len(args) == 2:
        stop = itertools_bound(args[1], None, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        if stop is not None and stop < 0:
            raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    else:
        stop = itertools_bound(args[2], None, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        start = itertools_bound(args[1], 0, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        if stop is not None and stop < 0:
            raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        if start < 0:
            raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        if len(args) == 4 and args[3] is not None:
            step = itertools_bound(args[3], 1, "Step for islice() must be a positive integer or None.")
            if step < 1:
                raise ValueError("Step for islice() must be a positive integer or None.")
    return _m_disguise(cls, itertools_islice(iter(args[0]), start, stop, step))


def itertools_bound(value, default, message):
    if value is None:
        return default
    try:
        value = _m_index(value)
    except TypeError:
        raise ValueError(message) from None
    if value > 9223372036854775807:
        raise ValueError(message)
    return value


def itertools_islice(iterator, start, stop, step):
    if start:
        left = start
        for value in _m_started(iterator):
            left -= 1
            if not left:
                break
        else:
            return
    if stop is None:
        skip = 0
        for value in _m_started(iterator):
            if skip:
                skip -= 1
            else:
                skip = step - 1
                yield value
        return
    left = stop - start
    if left <= 0:
        return
    skip = 0
    for value in _m_started(iterator):
        left -= 1
        if skip:
            skip -= 1
        else:
            skip = step - 1
            yield value
        if not left:
            return


def itertools_zip_longest_new(cls, kwargs, iterables):
    fillvalue = kwargs.get("fillvalue")
    if len(kwargs) > ("fillvalue" in kwargs):
        raise TypeError("zip_longest() got an unexpected keyword argument")
    return _m_disguise(cls, itertools_zip_longest([iter(iterable) for iterable in iterables], fillvalue))


def itertools_zip_longest(iterators, fill):
    active = len(iterators)
    while active:
        row = []
        for i, iterator in enumerate(iterators):
            if iterator is None:
                row.append(fill)
                continue
            for value in _m_started(iterator):
                row.append(value)
                break
            else:
                iterators[i] = None
                active -= 1
                if not active:
                    return
                row.append(fill)
        yield tuple(row)


def itertools_tee(iterable, n):
    n = _m_index(n)
    if n < 0:
        raise ValueError("n must be >= 0")
    iterator = iter(iterable)
    link = []
    return tuple([_m_disguise(_m_class__tee, itertools_tee_part(iterator, link)) for i in range(n)])


def itertools_tee_part(iterator, link):
    # A link is empty until someone has read so far, then the value and the next link.
    while True:
        if not link:
            for value in _m_started(iterator):
                link.append(value)
                link.append([])
                break
            else:
                return
        value, link = link
        yield value


def itertools_groupby_new(cls, iterable, key):
    return _m_disguise(cls, itertools_groupby([iter(iterable), key, None, None, None, False]))


def itertools_groupby(state):
    # The state: iterator, key function, key and value read last, token of the group that may read on, whether the value is
    # still to be given out.
    if not itertools_group_step(state):
        return
    while True:
        target = state[2]
        token = []
        state[4] = token
        yield target, _m_disguise(_m_class__grouper, itertools_group(state, token, target))
        state[4] = None
        while target is state[2] or target == state[2]:
            if not itertools_group_step(state):
                return


def itertools_group_step(state):
    for value in _m_started(state[0]):
        key = state[1]
        state[2] = value if key is None else key(value)
        state[3] = value
        state[5] = True
        return True
    return False


def itertools_group(state, token, target):
    while state[4] is token:
        if not state[5]:
            if not itertools_group_step(state):
                return
        if not (target is state[2] or target == state[2]):
            return
        value = state[3]
        state[5] = False
        state[3] = None
        yield value


def itertools_count_of(r):
    r = _m_index(r)
    if r < 0:
        raise ValueError("r must be non-negative")
    return r


def itertools_combinations_new(cls, iterable, r):
    pool = tuple(iterable)
    return _m_disguise(cls, itertools_combinations(pool, itertools_count_of(r)))


def itertools_combinations(pool, r):
    if r > len(pool):
        return
    chosen = list(range(r))
    result = _m_choose(pool, chosen)
    while result is not None:
        yield result
        result = _m_next_combination(pool, chosen)


def itertools_combinations_with_replacement_new(cls, iterable, r):
    pool = tuple(iterable)
    return _m_disguise(cls, itertools_combinations_with_replacement(pool, itertools_count_of(r)))


def itertools_combinations_with_replacement(pool, r):
    if r and not pool:
        return
    chosen = [0] * r
    result = _m_choose(pool, chosen)
    while result is not None:
        yield result
        result = _m_next_multiset(pool, chosen)


def itertools_permutations_new(cls, iterable, r):
    pool = tuple(iterable)
    if r is None:
        r = len(pool)
    else:
        if not isinstance(r, int):
            raise TypeError("Expected int as r")
        r = itertools_count_of(r)
    return _m_disguise(cls, itertools_permutations(pool, r))


def itertools_permutations(pool, r):
    n = len(pool)
    if r > n:
        return
    order = list(range(n))
    cycles = list(range(n, n - r, -1))
    result = _m_choose(pool, order[:r])
    while result is not None:
        yield result
        result = _m_next_permutation(pool, order, cycles)


def itertools_product_new(cls, repeat, iterables):
    repeat = _m_index(repeat)
    if repeat < 0:
        raise ValueError("repeat argument cannot be negative")
    pools = [tuple(iterable) for iterable in iterables]
    return _m_disguise(cls, itertools_product(pools * repeat))


def itertools_product(pools):
    if not all(pools):
        return
    chosen = [0] * len(pools)
    result = tuple([pool[0] for pool in pools])
    while result is not None:
        yield result
        result = _m_next_product(pools, chosen)
