# ends: ValueError
e = ValueError()
for i in range(10_000): e.add_note('x' * 100)
raise e
