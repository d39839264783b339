import sys
print(sys.version_info[:2], sys.version.startswith("3.14"), sys.version_info >= (3, 10), sys.version_info.major, sys.byteorder, sys.getrecursionlimit() >= 1000, isinstance(sys.argv, list), "math" in sys.modules or True, sys.maxunicode, sys.implementation.name != "", isinstance(sys.path, list))
sys.stdout.write("written\n")
print("to stderr is not shown", file=sys.stderr)
print("explicit", file=sys.stdout)
try: sys.exit(3)
except SystemExit as e: print("exit", e.code)
try: sys.exit()
except SystemExit as e: print("exit", e.code)
try: sys.exit("message")
except SystemExit as e: print("exit", e.code, e.args)
sys.setrecursionlimit(500)
print(sys.getrecursionlimit())
def depth(n): return n if n == 0 else depth(n - 1)
try: depth(2000)
except RecursionError: print("limited")
sys.setrecursionlimit(1000)
for f in (lambda: sys.setrecursionlimit(0), lambda: sys.setrecursionlimit("a"), lambda: sys.nothing, lambda: sys.exit(1, 2)):
    try: f()
    except (ValueError, TypeError, AttributeError) as e: print(type(e).__name__, e)
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.int_info.default_max_str_digits, sys.intern("abc") == "abc", type(sys.exc_info()).__name__, sys.exc_info(), sys.getsizeof([]) > 0, sys.get_int_max_str_digits())
import io
old = sys.stdout
sys.stdout = buffer = io.StringIO()
print("captured")
sys.stdout = old
print(repr(buffer.getvalue()))
try:
    1 / 0
except ZeroDivisionError:
    kind, value, tb = sys.exc_info()
    print(kind.__name__, value, tb.tb_lineno)
