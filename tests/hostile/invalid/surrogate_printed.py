# ends: done
print('\ud800')
