# ends: RecursionError
class E(Exception):
    def __init__(self): raise E()
raise E
