# ends: OverflowError
class C:
    def __len__(self): return 10**30
len(C())
