class Bad:
    def __init__(self, where): self.where = where
    def _fail(self, name):
        if self.where == name: raise ValueError(f"from {name}")
    def __eq__(self, o): self._fail("eq"); return True
    def __hash__(self): self._fail("hash"); return 1
    def __bool__(self): self._fail("bool"); return True
    def __len__(self): self._fail("len"); return 1
    def __getitem__(self, i): self._fail("getitem"); raise IndexError
    def __setitem__(self, i, v): self._fail("setitem")
    def __contains__(self, x): self._fail("contains"); return False
    def __iter__(self): self._fail("iter"); return iter([])
    def __call__(self): self._fail("call")
    def __lt__(self, o): self._fail("lt"); return False
    def __add__(self, o): self._fail("add"); return 0
    def __getattr__(self, n): self._fail("getattr"); raise AttributeError(n)
    def __str__(self): self._fail("str"); return ""
    def __format__(self, s): self._fail("format"); return ""
    def __enter__(self): self._fail("enter")
    def __exit__(self, *a): self._fail("exit")
    def __index__(self): self._fail("index"); return 0
    def __neg__(self): self._fail("neg"); return 0
def use_setitem(b): b[0] = 1
def use_with(b):
    with b: pass
uses = {"eq": lambda b: b == 1, "hash": lambda b: {b: 1}, "bool": lambda b: not b, "len": lambda b: len(b), "getitem": lambda b: b[0], "setitem": use_setitem, "contains": lambda b: 1 in b, "iter": lambda b: list(b), "call": lambda b: b(), "lt": lambda b: sorted([b, b]), "add": lambda b: b + 1, "getattr": lambda b: getattr(b, "zz", None), "str": lambda b: str(b), "format": lambda b: f"{b}", "enter": use_with, "exit": use_with, "index": lambda b: [1][b], "neg": lambda b: -b}
for where, use in uses.items():
    try:
        use(Bad(where))
        print("nothing raised", where)
    except ValueError as e:
        print(where, "->", e)
