"""A small matrix class with Gaussian elimination over fractions and floats."""
from fractions import Fraction

class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError("rows of different length")
    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])
    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])
    def __getitem__(self, key):
        if isinstance(key, tuple):
            i, j = key
            return self.rows[i][j]
        return self.rows[key]
    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows
    def __add__(self, other):
        if self.shape != other.shape:
            raise ValueError(f"cannot add {self.shape} and {other.shape}")
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])
    def __mul__(self, k):
        return Matrix([[a * k for a in r] for r in self.rows])
    __rmul__ = __mul__
    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            return NotImplemented
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in columns] for r in self.rows])
    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result
    @property
    def T(self):
        return Matrix(zip(*self.rows))
    def eliminate(self):
        m = [[Fraction(x) for x in r] for r in self.rows]
        det, rank = Fraction(1), 0
        rows, cols = self.shape
        for col in range(cols):
            pivot = next((r for r in range(rank, rows) if m[r][col]), None)
            if pivot is None:
                det = Fraction(0)
                continue
            if pivot != rank:
                m[rank], m[pivot] = m[pivot], m[rank]
                det = -det
            det *= m[rank][col]
            m[rank] = [x / m[rank][col] for x in m[rank]]
            for r in range(rows):
                if r != rank and m[r][col]:
                    factor = m[r][col]
                    m[r] = [x - factor * y for x, y in zip(m[r], m[rank])]
            rank += 1
            if rank == rows:
                break
        return Matrix(m), det, rank
    def solve(self, b):
        reduced, _, rank = Matrix([r + [v] for r, v in zip(self.rows, b)]).eliminate()
        if rank < len(self.rows) or all(x == 0 for x in reduced[rank - 1][:-1]):
            raise ArithmeticError("singular")
        return [r[-1] for r in reduced.rows]
    def __repr__(self):
        return "[" + "; ".join(" ".join(map(str, r)) for r in self.rows) + "]"

a = Matrix([[2, 1], [1, 3]])
print(a, a.T, a + a, 2 * a, a @ a, a ** 5, a ** 0, a == Matrix([[2, 1], [1, 3]]), a[0, 1], a[1])
print(a.eliminate()[1:], [str(x) for x in a.solve([3, 5])])
print((Matrix([[1, 1], [1, 0]]) ** 90)[0, 1])
for bad in (lambda: Matrix([[1], [1, 2]]), lambda: a + Matrix([[1]]), lambda: a @ Matrix([[1, 2]]), lambda: Matrix([[1, 2], [2, 4]]).solve([1, 2])):
    try:
        bad()
    except (ValueError, TypeError, ArithmeticError) as e:
        print(type(e).__name__, e)
hilbert = Matrix([[Fraction(1, i + j + 1) for j in range(4)] for i in range(4)])
print(hilbert.eliminate()[1], hilbert.solve([1, 0, 0, 0]))
