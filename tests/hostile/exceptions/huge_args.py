# ends: ValueError
raise ValueError(*range(100_000))
