tests = ["", "abc", "ABC", "a1", "123", "²", "½", "٣", "一", " ", "\t\n", "a b", "_x1", "1x", "class", "é", "😀", "a.b", "\x00", "Ⅷ", "x\u0301", "\u200b", "\xa0", "-1", "1.5"]
names = ["isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isidentifier", "isprintable", "isascii", "islower", "isupper", "istitle"]
for t in tests:
    print(ascii(t).ljust(12), *["01"[getattr(t, n)()] for n in names])
