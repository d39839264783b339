import ast
for t in ["1", "-1", "+1", "1.5", "1e3", "0x1f", "0o17", "0b11", "1_000", "3j", "1+2j", "-1-2.5j", "'a'", '"a\\n\\x41\\u00e9"', "'a' 'b'", "b'a\\xff'", "r'\\n'", "u'x'", "'''a\nb'''", "[1, 2, [3]]", "(1,)", "()", "(1)", "1, 2", "{}", "{1: 'a', 'b': [2]}", "{1, 2}", "set()", "None", "True", "False", "...", " 1", "[1,\n 2]", "# c\n1", "{'a': {'b': (1, 2.0, None)}}", "[]  "]:
    try:
        print(repr(t), repr(ast.literal_eval(t)))
    except Exception as e:
        print(repr(t), type(e).__name__, str(e).split(" at 0x")[0])
for t in ["a", "1+1", "f(1)", "[1", "", "1 2", "{1:2", "'a", "x.y", "a[0]", "-'a'", "2*3", "lambda: 1", "[x for x in y]", "not True", "01", "1__0", "'a' b'b'", "__import__('os')", "-None", "1j+1", "1+2", "(1", "]", "{1:2,3}", "dict()", "set([1])", "{[]: 1}", "1;2"]:
    try:
        print(repr(t), repr(ast.literal_eval(t)))
    except Exception as e:
        print(repr(t), type(e).__name__)
