# Sorting with a key function, or by comparisons that are Python code.
# Natives that hand over: object/list.rs.


def list_sort(self, key, reverse):
    # While it is being sorted the list is empty; whoever puts something into it is told so afterwards.
    reverse = True if reverse else False
    result = _m_list_take(self)
    try:
        result = sorted_items(result, key, reverse)
    finally:
        changed = _m_list_put_back(self, result)
    if changed:
        raise ValueError("list modified during sort")


def sorted_items(items, key, reverse):
    if key is None:
        keys = items
    else:
        keys = []
        for item in items:
            keys.append(key(item))
    result = _m_sort_by_keys(items, keys, reverse)
    if result is not None:
        return result
    return [items[i] for i in merge_sorted(keys, reverse)]


def merge_sorted(keys, reverse):
    # Positions in the order of their keys: a stable merge sort that asks nothing but `<`.
    count = len(keys)
    order = [i for i in range(count)]
    if reverse:
        order.reverse()
    width = 1
    while width < count:
        merged = []
        low = 0
        while low < count:
            middle = low + width
            if middle >= count:
                merged.extend(order[low:])
                break
            high = middle + width
            if high > count:
                high = count
            left = low
            right = middle
            if keys[order[middle]] < keys[order[middle - 1]]:
                while left < middle and right < high:
                    if keys[order[right]] < keys[order[left]]:
                        merged.append(order[right])
                        right += 1
                    else:
                        merged.append(order[left])
                        left += 1
            merged.extend(order[left:middle])
            merged.extend(order[right:high])
            low = high
        order = merged
        width *= 2
    if reverse:
        order.reverse()
    return order
