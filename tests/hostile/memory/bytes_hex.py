# ends: MemoryLimit
a = []
b = bytes(10**6)
while True:
    a.append(b.hex(':'))
