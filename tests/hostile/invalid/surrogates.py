# ends: done
s = '\ud800' * 10
s.encode()
