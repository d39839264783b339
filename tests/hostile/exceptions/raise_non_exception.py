# ends: TypeError
raise 1
