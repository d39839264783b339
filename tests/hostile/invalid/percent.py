# ends: ValueError
'%Q' % 1
