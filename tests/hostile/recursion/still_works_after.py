# ends: done
def f(): return f()
for i in range(100):
    try:
        f()
    except RecursionError as e:
        assert 'maximum recursion depth exceeded' in str(e), str(e)
def g(n): return n and g(n - 1)
assert g(500) == 0
