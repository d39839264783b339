# ends: IndexError or ValueError
('{' + '9' * 1000 + '}').format(1)
