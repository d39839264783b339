# ends: BufferError
b = bytearray(b'abc')
m = memoryview(b)
b.append(1)
