s = "a,b,,c"
print(s.split(","), s.split(",", 1), s.rsplit(",", 1), s.split(",", 0), s.split(",", -1), s.split(",,"), s.split("zz"), "".split(","), "".split())
print("  a  b\t\nc ".split(), "  a  b c ".split(None, 1), "  a  b c ".rsplit(None, 1), " a b ".split(" "), "a b c".split(maxsplit=1), "a-b-c".rsplit(sep="-", maxsplit=1))
print("x\u2003y\xa0z\x1cw".split(), "ab12ab".split("ab"), "aaa".split("a"), "aXbxc".split("X"))
print("l1\nl2\r\nl3\rl4\x0bl5\x0cl6\x85l7\u2028l8".splitlines(), "a\n\nb\n".splitlines(), "a\nb\n".splitlines(True), "".splitlines(), "\n".splitlines(keepends=True), "x".splitlines())
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("="), "abc".rpartition("="), "=".partition("="), "a--b".partition("--"))
for f in (lambda: "a".split(""), lambda: "a".split(1), lambda: "a".partition(""), lambda: "a".split(",", "x"), lambda: "a".split(",", 1, 2), lambda: "a".partition(), lambda: "a".rpartition(5), lambda: "a".split(sepp=",")):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
