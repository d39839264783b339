# ends: TypeError
raise ValueError from 5
