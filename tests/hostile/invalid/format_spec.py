# ends: ValueError
format(1, '>>>>>>10Q')
