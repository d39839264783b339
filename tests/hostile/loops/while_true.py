# ends: TimeLimit
while True: pass
