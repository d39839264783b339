# `bisect` over other sequences than lists, with keys, and over items with their own `<`.


def bisect_right_any(a, x, lo, hi, key):
    if lo < 0:
        raise ValueError("lo must be non-negative")
    if hi is None:
        hi = len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        item = a[mid]
        if x < (item if key is None else key(item)):
            hi = mid
        else:
            lo = mid + 1
    return lo


def bisect_left_any(a, x, lo, hi, key):
    if lo < 0:
        raise ValueError("lo must be non-negative")
    if hi is None:
        hi = len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        item = a[mid]
        if (item if key is None else key(item)) < x:
            lo = mid + 1
        else:
            hi = mid
    return lo


def insort_right_any(a, x, lo, hi, key):
    a.insert(bisect_right_any(a, x if key is None else key(x), lo, hi, key), x)


def insort_left_any(a, x, lo, hi, key):
    a.insert(bisect_left_any(a, x if key is None else key(x), lo, hi, key), x)
