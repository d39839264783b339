# ends: TypeError
len = print = isinstance = None
len([])
