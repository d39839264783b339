# Splitting text as a shell does: quotes, escapes, comments.

import sys
from collections import deque
from io import StringIO

__all__ = ["shlex", "split", "quote", "join"]

_POSIX_EXTRA = (
    "ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ"
)


class shlex:
    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        self.instream = StringIO(instream) if isinstance(instream, str) else instream
        if self.instream is None:
            self.instream = sys.stdin
        self.infile = infile
        self.posix = posix
        self.eof = None if posix else ""
        self.commenters = "#"
        self.wordchars = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
        if posix:
            self.wordchars += _POSIX_EXTRA
        self.whitespace = " \t\r\n"
        self.whitespace_split = False
        self.quotes = "'\""
        self.escape = "\\"
        self.escapedquotes = '"'
        # What is being read: "" before a word, "word", a quote, an escape, or None at the end.
        self.state = ""
        self.pushback = deque()
        self.lineno = 1
        self.debug = 0
        self.token = ""
        self.filestack = deque()
        self.source = None
        if punctuation_chars is True:
            punctuation_chars = "();<>|&"
        self._punctuation_chars = punctuation_chars or ""
        self._pushback_chars = deque()
        if punctuation_chars:
            self.wordchars += "~-./*?="
            self.wordchars = "".join([c for c in self.wordchars if c not in self._punctuation_chars])

    @property
    def punctuation_chars(self):
        return self._punctuation_chars

    def push_token(self, tok):
        self.pushback.appendleft(tok)

    def get_token(self):
        if self.pushback:
            return self.pushback.popleft()
        return self.read_token()

    def _next_char(self):
        if self._pushback_chars:
            return self._pushback_chars.pop()
        return self.instream.read(1)

    def read_token(self):
        # The word so far; `quoted` tells an empty word in quotes from none.
        self.token = ""
        quoted = False
        back = "word"
        self.state = "" if self.state is not None else None
        while self.state is not None:
            char = self._next_char()
            if char == "\n":
                self.lineno += 1
            state = self.state
            if state == "":
                if not char:
                    self.state = None
                elif char in self.whitespace:
                    if self.token or self.posix and quoted:
                        break
                elif char in self.commenters:
                    self.instream.readline()
                    self.lineno += 1
                elif self.posix and char in self.escape:
                    back = "word"
                    self.state = char
                elif char in self.wordchars:
                    self.token = char
                    self.state = "word"
                elif char in self._punctuation_chars:
                    self.token = char
                    self.state = "punctuation"
                elif char in self.quotes:
                    if not self.posix:
                        self.token = char
                    self.state = char
                elif self.whitespace_split:
                    self.token = char
                    self.state = "word"
                else:
                    self.token = char
                    break
            elif state in self.quotes:
                quoted = True
                if not char:
                    raise ValueError("No closing quotation")
                if char == state:
                    if not self.posix:
                        self.token += char
                        self.state = ""
                        break
                    self.state = "word"
                elif self.posix and char in self.escape and state in self.escapedquotes:
                    back = state
                    self.state = char
                else:
                    self.token += char
            elif state in self.escape:
                if not char:
                    raise ValueError("No escaped character")
                # In quotes a backslash stays unless it escapes itself or the quote.
                if back in self.quotes and char != state and char != back:
                    self.token += state
                self.token += char
                self.state = back
            elif not char:
                self.state = None
            elif char in self.whitespace:
                self.state = ""
                if self.token or self.posix and quoted:
                    break
            elif char in self.commenters:
                self.instream.readline()
                self.lineno += 1
                if self.posix:
                    self.state = ""
                    if self.token or quoted:
                        break
            elif state == "punctuation":
                if char in self._punctuation_chars:
                    self.token += char
                else:
                    if char not in self.whitespace:
                        self._pushback_chars.append(char)
                    self.state = ""
                    break
            elif self.posix and char in self.quotes:
                self.state = char
            elif self.posix and char in self.escape:
                back = "word"
                self.state = char
            elif char in self.wordchars or char in self.quotes or self.whitespace_split and char not in self._punctuation_chars:
                self.token += char
            else:
                if self._punctuation_chars:
                    self._pushback_chars.append(char)
                else:
                    self.pushback.appendleft(char)
                self.state = ""
                if self.token or self.posix and quoted:
                    break
        result = self.token
        self.token = ""
        if self.posix and not quoted and result == "":
            return None
        return result

    def error_leader(self, infile=None, lineno=None):
        return f'"{self.infile if infile is None else infile}", line {self.lineno if lineno is None else lineno}: '

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    if s is None:
        raise ValueError("s argument must not be None")
    lexer = shlex(s, posix=posix)
    lexer.whitespace_split = True
    if not comments:
        lexer.commenters = ""
    return list(lexer)


def join(split_command):
    return " ".join([quote(arg) for arg in split_command])


_SAFE = frozenset("%+,-./0123456789:=@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")


def quote(s):
    if not s:
        return "''"
    if not isinstance(s, str):
        raise TypeError(f"expected string object, got {type(s).__name__!r}")
    if all([char in _SAFE for char in s]):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"
