def f():
	if True:
		return {"alpha": 1, "beta": [1, 2, 3], "gamma": (lambda q: q)(undefined_thing), "delta": 4}
f()
