# ends: done or ValueError or UnicodeEncodeError
'\ud800'
