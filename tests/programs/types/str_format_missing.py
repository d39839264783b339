"""Names that a call of `str.format` does not give."""


def report(text, *args, **kwargs):
    try:
        print(text.format(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)
    try:
        print(text.format_map(kwargs))
    except Exception as e:
        print(type(e).__name__, e)


def plainly(text):
    try:
        print(text.format())
    except Exception as e:
        print(type(e).__name__, e)
    try:
        print(text.format(1))
    except Exception as e:
        print(type(e).__name__, e)


for text in ["{a}", "{a.b}", "{a[0]}", "{0.real} {a}", "{a:{b}}", "{0:{b}}", "{a!r}", "{}", "{1}", "{a} {}", "{ a }", "{0.x}", "{[0]}", "{.real}"]:
    plainly(text)
    report(text)
    report(text, 5)
    report(text, a=5)
    report(text, 1, b=3)
