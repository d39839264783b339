assert True
assert 1, "unused"
try:
    assert False
except AssertionError as e:
    print(repr(e), e.args)
try:
    assert [], "the message"
except AssertionError as e:
    print(repr(e))
try:
    assert 0, {"data": [1, 2]}
except AssertionError as e:
    print(e, e.args)
def noisy():
    print("evaluated")
    return "m"
assert 1, noisy()
try:
    assert (x := 0), noisy()
except AssertionError as e:
    print(e, x)
