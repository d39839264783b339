# Carets count columns of wide and combining characters as the terminal shows them.
def f(値):
    return "日本語" + 値 + "é"
f("ok")
f(5)
