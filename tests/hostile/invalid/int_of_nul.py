# ends: ValueError
int('\x00' * 100)
