# ends: ValueError or MemoryLimit
int('9' * 10_000_000)
