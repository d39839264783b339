# `heapq` for items with their own `<`, and with the order turned round.


def heap_less(a, b):
    return a < b


def heap_greater(a, b):
    return b < a


def heap_sift_up(heap, start, pos, before):
    # The item at `pos` moves towards the root until its parent is not after it.
    item = heap[pos]
    while pos > start:
        parent = (pos - 1) >> 1
        if not before(item, heap[parent]):
            break
        heap[pos] = heap[parent]
        pos = parent
    heap[pos] = item


def heap_sift_down(heap, pos, before):
    # The hole at `pos` sinks to a leaf along the smaller children, then the item rises to its place: fewer comparisons.
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        other = child + 1
        if other < end and not before(heap[child], heap[other]):
            child = other
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    heap_sift_up(heap, start, pos, before)


def heap_check(heap):
    if not isinstance(heap, list):
        raise TypeError(f"heap argument must be a list, not {type(heap).__name__}")


def heap_push_by(heap, item, before):
    heap_check(heap)
    heap.append(item)
    heap_sift_up(heap, 0, len(heap) - 1, before)


def heap_pop_by(heap, before):
    heap_check(heap)
    last = heap.pop()
    if not heap:
        return last
    result = heap[0]
    heap[0] = last
    heap_sift_down(heap, 0, before)
    return result


def heap_replace_by(heap, item, before):
    heap_check(heap)
    result = heap[0]
    heap[0] = item
    heap_sift_down(heap, 0, before)
    return result


def heap_push_pop_by(heap, item, before):
    heap_check(heap)
    if heap and before(heap[0], item):
        item, heap[0] = heap[0], item
        heap_sift_down(heap, 0, before)
    return item


def heap_heapify_by(x, before):
    heap_check(x)
    for i in range(len(x) // 2 - 1, -1, -1):
        heap_sift_down(x, i, before)


def heap_push(heap, item):
    heap_push_by(heap, item, heap_less)


def heap_pop(heap):
    return heap_pop_by(heap, heap_less)


def heap_replace(heap, item):
    return heap_replace_by(heap, item, heap_less)


def heap_push_pop(heap, item):
    return heap_push_pop_by(heap, item, heap_less)


def heap_heapify(heap):
    heap_heapify_by(heap, heap_less)
