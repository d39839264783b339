# ends: MemoryLimit
a = []
text = '00' * 10**6
while True:
    a.append(bytes.fromhex(text))
