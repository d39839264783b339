# ends: MemoryLimit
{i: i for i in range(10**10)}
