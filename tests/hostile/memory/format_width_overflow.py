# ends: ValueError
format('x', '99999999999999999999999')
