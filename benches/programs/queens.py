def solve(n, row, cols, diag1, diag2):
    if row == n:
        return 1
    found = 0
    for col in range(n):
        if col not in cols and row + col not in diag1 and row - col not in diag2:
            cols.add(col)
            diag1.add(row + col)
            diag2.add(row - col)
            found += solve(n, row + 1, cols, diag1, diag2)
            cols.discard(col)
            diag1.discard(row + col)
            diag2.discard(row - col)
    return found


print(solve(10, 0, set(), set(), set()))
