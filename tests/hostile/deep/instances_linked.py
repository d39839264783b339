# ends: done
# limit: memory = 512 MiB
# limit: time = 20 s
class C:
    def __init__(self, n): self.next = n
a = None
for i in range(500_000): a = C(a)
b = [0] * 10_000_000
None
