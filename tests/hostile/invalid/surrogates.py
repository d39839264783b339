# ends: UnicodeEncodeError
s = '\ud800' * 10
s.encode()
