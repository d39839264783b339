for spec in ("", "s", "5", "<5", ">5", "^5", "*<6", ".2", "6.2", "05", "^6.1", "<<5", "{^5", "漢>4"):
    print(spec, repr(format("abc", spec)))
for spec in ("d", "+", " ", "#", ",", "_", "=5", "f", ".x", "5.", "c", "05d", "z"):
    try:
        print(spec, repr(format("abc", spec)))
    except ValueError as e:
        print(spec, e)
print(repr(f"{'😀':>3}"), repr(f"{'':5}"), repr(f"{'abcdef':.3}"), repr(f"{'a':\n>3}"))
