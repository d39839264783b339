import difflib
a = "one\ntwo\nthree\nfour\n".splitlines(True)
b = "one\ntwo!\nthree\nfive\nsix\n".splitlines(True)
print("".join(difflib.unified_diff(a, b, "old.txt", "new.txt")))
print("".join(difflib.context_diff(a, b, "old.txt", "new.txt", n=1)))
print("".join(difflib.ndiff(a, b)))
print("".join(difflib.restore(difflib.ndiff(a, b), 1)) == "".join(a), "".join(difflib.restore(difflib.ndiff(a, b), 2)) == "".join(b))
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.get_close_matches("x", ["abc"]))
m = difflib.SequenceMatcher(None, "private Thread currentThread;", "private volatile Thread currentThread;")
print(round(m.ratio(), 3), m.get_matching_blocks(), m.get_opcodes(), m.quick_ratio() >= m.ratio(), m.find_longest_match())
print(difflib.SequenceMatcher(lambda x: x == " ", " abcd", "abcd abcd").find_longest_match(0, 5, 0, 9))
for f in (lambda: difflib.get_close_matches("a", [], n=0), lambda: difflib.get_close_matches("a", [], cutoff=2), lambda: list(difflib.restore([], 3)), lambda: list(difflib.unified_diff([1], ["a"]))):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
