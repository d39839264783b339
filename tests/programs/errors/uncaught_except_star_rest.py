try:
    raise ExceptionGroup("g", [ValueError(1), OSError("disk")])
except* ValueError as e:
    print("handled", e.exceptions)
