class BadInt:
    def __int__(self): return "x"
class BadIndex:
    def __index__(self): return "x"
class Both:
    def __index__(self): return 4
    def __int__(self): return 2.5
class BadFloat:
    def __float__(self): return "x"
for fmt in ["%d", "%i", "%u", "%x", "%o", "%c", "%e", "%s"]:
    for v in [BadInt(), BadIndex(), Both(), BadFloat(), "a", 2.5, None, [], 3j]:
        try:
            print(fmt, (fmt % (v,)).split(" at 0x")[0])
        except Exception as e:
            print(fmt, type(e).__name__, e)
        try:
            print(fmt, (fmt.encode() % (v,)))
        except Exception as e:
            print(fmt, type(e).__name__, e)
