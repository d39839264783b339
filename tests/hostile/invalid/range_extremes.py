# ends: done
r = range(-2**63, 2**63 - 1, 2**63 - 1)
list(r), r[-1], len(r), r.index(-1), (2**63) in r
list(range(2**63 - 2, 2**63 + 2)), list(range(-2**63 - 1, -2**63 + 2)), list(reversed(range(2**63 - 2, 2**63 + 2)))
