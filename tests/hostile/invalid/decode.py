# ends: UnicodeDecodeError
bytes(range(256)).decode()
