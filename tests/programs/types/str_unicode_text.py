s = "naïve café — 日本語 🎉 ﬀ"
print(len(s), s.upper(), s.title(), s[::-1], s.split(), s.find("日"), s[13:16], s.encode("utf-8")[-4:], s.isascii(), s.count("é"), s.replace("é", "e"))
combining = "e\u0301"
print(len(combining), combining == "é", combining.encode(), ascii(combining), [ascii(c) for c in combining])
print("ÅNGSTRÖM".lower(), "straße".upper(), "ΣΊΣΥΦΟΣ".lower(), "ǅ".lower(), "ﬁ".upper(), "İ".lower().__len__(), "ß".casefold(), "Ⅷ".isnumeric(), "٣".isdigit(), "²".isdecimal(), int("٣٤"))
family = "👨‍👩‍👧"
print(len(family), [hex(ord(c)) for c in family], family[0], "🇳🇴"[0].encode("utf-8").hex())
print("{:>6}|{:*^7}|{:<4}|".format("日本", "é", "🎉"), "日本語".center(9, "・"), f"{'ü':>3}", "é" < "z", sorted(["z", "é", "a", "Z", "日"]), "\u00e9" == "é", "\N{LATIN SMALL LETTER E WITH ACUTE}")
text = "αβγ" * 3
print(text[1::3], text.partition("γα"), text.rsplit("β", 1), text.index("γ", 3), text.strip("αγ"), "β" in text, text.translate({ord("α"): "a", ord("β"): None}), "".join(sorted(set(text))), text.startswith(("x", "αβ")))
print("a\u2028b\u0085c".splitlines(), "\u3000x\u2003".strip(), "a\u00a0b".split(), "x\u200by".split(), "tab\tnew".isprintable(), "é".isidentifier(), "変数".isidentifier())
