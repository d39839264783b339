# ends: done
n = 2**63
for i in [n - 1, -n, 0, -1]:
    for f in [lambda: 'abc'.find('b', i, i), lambda: 'abc'.count('', i), lambda: 'abc'.replace('b', 'c', i), lambda: 'a b'.split(None, i),
              lambda: 'abc'.startswith('a', i, i), lambda: [1].insert(i, 1), lambda: [1, 2].index(1, i, i), lambda: b'abc'.find(b'b', i, i),
              lambda: 'abc'.rsplit('b', i), lambda: 'abc'.ljust(-i if i < 0 and i > -n else 0), lambda: [1].pop(i), lambda: (1,).index(1, i),
              lambda: round(1.5, i), lambda: 'a\tb'.expandtabs(-1), lambda: b'abc'.rindex(b'', i), lambda: '%.*f' % (i & 15, 1.5)]:
        try:
            f()
        except (ValueError, IndexError, OverflowError):
            pass
