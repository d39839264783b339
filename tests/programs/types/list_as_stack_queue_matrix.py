stack = []
for token in "3 4 + 2 * 7 -".split():
    if token.isdigit():
        stack.append(int(token))
    else:
        b, a = stack.pop(), stack.pop()
        stack.append({"+": a + b, "-": a - b, "*": a * b}[token])
print(stack)
queue = [1, 2, 3]
queue.append(queue.pop(0))
queue.insert(0, queue.pop())
print(queue)
m = [[r * 3 + c for c in range(3)] for r in range(3)]
print(m, [list(c) for c in zip(*m)], [row[::-1] for row in zip(*m)] == [tuple(reversed(c)) for c in zip(*m)], [m[i][i] for i in range(3)], sum(map(sum, m)), [x for row in m for x in row if x % 2])
for row in m:
    row[:] = [x * x for x in row]
print(m, max(max(r) for r in m), any(16 in r for r in m))
flat = sum(m, [])
flat[2:5] = [0]
print(flat, flat.index(0, 1), sorted(flat, key=lambda x: (x % 2, -x)))
xs = list(range(10))
print(xs[-3:], xs[:-3], xs[::3], xs[7:2:-2], [xs[i:i + 4] for i in range(0, 10, 4)], xs[len(xs) // 2], xs[slice(2, 8, 3)])
xs.sort(key=lambda x: x % 3)
print(xs, xs.count(5), list(reversed(xs))[:2], [i for i, x in enumerate(xs) if x > 7])
seen, unique = set(), []
for x in [3, 1, 3, 2, 1]:
    if x not in seen:
        seen.add(x)
        unique.append(x)
print(unique, list(dict.fromkeys([3, 1, 3, 2, 1])), [*{*"aa"}])
a = [1, 2, 3]
b = a[:]
c = a
a += [4]
print(b, c, a is c, [1, 2] + [3] * 2, [[]] * 2 == [[], []])
