import shlex
for text in ("ls -l 'my file' \"other file\"", "a\\ b c", "echo \"a \\\" b\" '\\n'", "x=1 # comment", "", "''", "a;b && c | d", 'a"b"c'):
    print(repr(text), shlex.split(text), shlex.split(text, comments=True), shlex.split(text, posix=False), list(shlex.shlex(text, punctuation_chars=True)))
print(shlex.quote("it's"), shlex.quote("plain"), shlex.quote(""), shlex.quote("a b"), shlex.join(["echo", "hello world", "$x"]))
for text in ("'open", 'open"', "end\\", None):
    try:
        print(shlex.split(text))
    except ValueError as e:
        print(e)
lexer = shlex.shlex("a = 'b c' + 12.5", posix=True)
lexer.wordchars += "."
print(list(lexer), lexer.lineno, lexer.error_leader("f"))
