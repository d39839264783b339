# ends: ValueError
'{:{:{}}}'.format(1, 2, 3)
