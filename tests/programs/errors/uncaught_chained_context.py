def cleanup():
    raise OSError("cleanup failed")

try:
    int("x")
except ValueError:
    cleanup()
