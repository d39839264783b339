def check(n):
    if n % 2:
        raise ValueError(f"odd {n}")

errors = []
for i in range(4):
    try:
        check(i)
    except ValueError as e:
        e.add_note(f"note {i}")
        errors.append(e)
raise ExceptionGroup("checks failed", [*errors, ExceptionGroup("nested", [KeyError("k"), TypeError("t")])])
