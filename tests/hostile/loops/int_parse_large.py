# ends: ValueError
int('1' * 5000)
