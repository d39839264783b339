# The carets of a SyntaxError that a program makes.
import traceback

for position in (2, 1, 7), (2, 1, 3), (2, 1, -2), (4, 1, 2), (-4, 1, -2), (0, 1, 0), (0, 1, 5), (2, 1, 100), (9, 1, 9), (8, 1, 20), (7, 2, 1), (5, 1, 5):
    offset, end_line, end = position
    error = SyntaxError("bad bad", ("bad.py", 1, offset, "abcdefg", end_line, end))
    print(position, *traceback.format_exception_only(error), sep="\n")
