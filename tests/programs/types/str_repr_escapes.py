for s in ("plain", "it's", 'say "hi"', "both ' and \"", "tab\t nl\n cr\r", "\\", "\x00\x07\x1f\x7f", "\x80\x9f\xa0\xad", "é", "漢", "😀", "\u200b\u2028", "\U000e0001", "\ue000", "\u0378", "", "\x85", "a\u0301"):
    print(ascii(s))
    if s.isascii() or s in ("é", "漢", "😀"):
        print(repr(s), [s])
    else:
        print(ascii(repr(s)))
print(str(["a'b", 'c"d', "e\n"]), f"{'x'!r} {'é'!a}", "%r %a" % ("q'", "ü"))
print(len(repr("\n")), eval_ if (eval_ := None) else "no eval", repr(repr("a")))
