table = [[1, 2], [3, "x"]]
double = lambda v: v * 2 + 1
print([[double(v) for v in row] for row in table[:1]])
print([[double(v) for v in row] for row in table])
