x = 1
if x:
    pass
elsif x > 1:
    pass
