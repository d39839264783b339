print("%s %d %f %.2f %5d|%-5d|%05d %x %X %o %e %g %% %c %c %r %a" % ("s", 42, 1.5, 2.345, 42, 42, 42, 255, 255, 8, 12345.678, 0.0001, "A", 66, "r", "é"))
print("%(name)s is %(age)d, %(name)r" % {"name": "Bob", "age": 5}, "%s" % "single", "%s" % (1,), "%s %s" % (1, (2, 3)), "%s" % [1, 2], "%s" % None, "no args", "%d%%" % 50)
print("%+d % d %#x %#o %.3s %10s| %-10s| %.0f %5.1f| %*d %.*f" % (5, 5, 255, 8, "abcdef", "right", "left", 2.5, 3.14159, 6, 42, 2, 1.23456))
print("%d %d %s %i %u" % (3.99, True, True, 7, 8), "%x" % -255, "%5c|" % "x", "%d" % 2 ** 70, "%.10d" % 42, "%G %E" % (1e-10, 1.5))
for f in (lambda: "%d" % "x", lambda: "%d %d" % (1,), lambda: "%d" % (1, 2), lambda: "%z" % 1, lambda: "%s %s" % 1, lambda: "%(a)s" % 1, lambda: "%(a)s" % {}, lambda: "abc" % 1, lambda: "%" % 1, lambda: "%c" % "ab", lambda: "%c" % 1.5, lambda: "%x" % 1.5, lambda: "%f" % "x", lambda: "%d" % None, lambda: "%d" % [], lambda: "%s" % (), lambda: "abc" % {"a": 1}, lambda: "%*d" % ("a", 1), lambda: "%(a" % {"a": 1}, lambda: "%c" % 0x110000):
    try:
        print(f())
    except (TypeError, ValueError, KeyError, OverflowError) as e:
        print(type(e).__name__, e)
