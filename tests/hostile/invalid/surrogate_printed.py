# ends: UnicodeEncodeError
print('\ud800')
