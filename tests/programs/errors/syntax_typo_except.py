try:
    x = 1
excpet ValueError:
    pass
