# Heaps in lists: the functions that are not natives. The work is done by the kernel's `heapq.py`.

__all__ = [
    "heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop", "heappush_max", "heappop_max",
    "heapify_max", "heapreplace_max", "heappushpop_max",
]


def heappush_max(heap, item, /):
    heap_push_by(heap, item, heap_greater)


def heappop_max(heap, /):
    return heap_pop_by(heap, heap_greater)


def heapreplace_max(heap, item, /):
    return heap_replace_by(heap, item, heap_greater)


def heappushpop_max(heap, item, /):
    return heap_push_pop_by(heap, item, heap_greater)


def heapify_max(heap, /):
    heap_heapify_by(heap, heap_greater)


def merge(*iterables, key=None, reverse=False):
    before = heap_greater if reverse else heap_less

    def first(a, b):
        # Rows are [key, order, value, iterator]; equal keys go by the order of the iterables.
        if before(a[0], b[0]):
            return True
        if before(b[0], a[0]):
            return False
        return a[1] < b[1]

    heap = []
    for order, iterable in enumerate(iterables):
        iterator = iter(iterable)
        for value in iterator:
            heap.append([value if key is None else key(value), order, value, iterator])
            break
    heap_heapify_by(heap, first)
    while heap:
        row = heap[0]
        yield row[2]
        for value in row[3]:
            row[0] = value if key is None else key(value)
            row[2] = value
            heap_sift_down(heap, 0, first)
            break
        else:
            heap_pop_by(heap, first)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
