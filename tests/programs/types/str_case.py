for s in ("hello World", "HELLO", "élan Über", "straße", "ǆabc", "ﬁne", "they're bill's", "a1b2 c3", "İstanbul", "ΑΣ", "ῼ x", "", "123", "x-y_z"):
    print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold(), len(s.upper()), sep="|")
print("abc".isupper(), "ABC".isupper(), "ABC1".isupper(), "1".isupper(), "".isupper(), "abc1".islower(), "aBc".islower(), "Hello World".istitle(), "Hello world".istitle(), "A".istitle(), "1A".istitle(), "ǅ".istitle())
print("ß".casefold() == "SS".casefold(), "ẞ".lower(), "ŉ".upper(), "ΟΔΥΣΣΕΥΣ".lower(), "ς".upper(), "ı".upper(), "K".lower())
