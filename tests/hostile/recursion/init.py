# ends: RecursionError
class C:
    def __init__(self): C()
C()
