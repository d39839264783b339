# ends: done
class C:
    def __new__(cls): return 5
    def __init__(self): 1 / 0
C()
