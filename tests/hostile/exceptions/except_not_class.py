# ends: TypeError
try:
    raise ValueError
except 5:
    pass
