# ends: Range or done or MemoryLimit
# limit: memory = 512 MiB
# limit: time = 20 s
class C:
    def __init__(self, n): self.next = n
a = None
for i in range(200_000): a = C(a)
a
