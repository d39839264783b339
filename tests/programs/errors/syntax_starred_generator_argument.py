# A starred value cannot be the element of a generator expression.
print(*a for a in [[1], [2]])
