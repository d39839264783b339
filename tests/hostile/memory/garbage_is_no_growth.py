# ends: done
# limit: time = 20 s
# Far more than the budget in all, but never at once.
for i in range(200):
    a = [0] * 500_000
