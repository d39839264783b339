# ends: ModuleNotFoundError or NameError
__import__('x' * 1_000_000)
