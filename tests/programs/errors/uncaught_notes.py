e = TypeError("wrong")
e.add_note("first note")
e.add_note("second\nnote lines")
raise e
