# ---- word_count
text = "the quick brown fox jumps over the lazy dog the end"
counts: dict[str, int] = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]:
    print(f"{word:<8}{count:>3}")
# ---- counter_letters
from collections import Counter
letters = Counter(c for c in "Hello, World".lower() if c.isalpha())
print(letters.most_common(2), letters["z"], sum(letters.values()))
# ---- palindrome
def is_palindrome(text: str) -> bool:
    cleaned = [c for c in text.lower() if c.isalnum()]
    return cleaned == cleaned[::-1]


print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("python"))
# ---- caesar
def shift(text: str, by: int) -> str:
    out = []
    for c in text:
        if c.isupper():
            out.append(chr((ord(c) - 65 + by) % 26 + 65))
        elif c.islower():
            out.append(chr((ord(c) - 97 + by) % 26 + 97))
        else:
            out.append(c)
    return "".join(out)


secret = shift("Attack at dawn!", 3)
print(secret, shift(secret, -3))
# ---- anagrams
from collections import defaultdict
groups: defaultdict[str, list[str]] = defaultdict(list)
for word in ["listen", "silent", "enlist", "google", "elgoog", "abc"]:
    groups["".join(sorted(word))].append(word)
print([group for group in groups.values() if len(group) > 1])
# ---- wrap_text
import textwrap
paragraph = "It is a truth universally acknowledged, that a single man in possession of a good fortune, must be in want of a wife."
print(textwrap.fill(paragraph, width=40))
print(textwrap.shorten(paragraph, width=30, placeholder="..."))
print(textwrap.dedent("    a\n      b\n"), textwrap.indent("x\ny", "> "))
# ---- slugify
import re


def slugify(title: str) -> str:
    title = re.sub(r"[^\w\s-]", "", title.lower())
    return re.sub(r"[-\s]+", "-", title).strip("-")


print(slugify("  Hello, World! It's a  Test -- yes "))
# ---- csv_by_hand
rows = """name,age,city
Ada,36,London
Grace,85,New York""".splitlines()
header = rows[0].split(",")
people = [dict(zip(header, row.split(","))) for row in rows[1:]]
print(people[0]["name"], max(int(person["age"]) for person in people))
# ---- table
data = [("apple", 1.5, 10), ("banana", 0.25, 150), ("cherry", 12.0, 7)]
width = max(len(name) for name, _, _ in data)
for name, price, amount in data:
    print(f"{name.ljust(width)} | {price:8.2f} | {amount:5d} | {price * amount:>10,.2f}")
# ---- regex_log
import re
from collections import Counter
pattern = re.compile(r"(?P<level>[A-Z]+) \[(?P<module>\w+)\] (?P<message>.*)")
lines = ["INFO [web] started", "ERROR [db] connection lost", "INFO [db] reconnected", "garbage"]
levels: Counter[str] = Counter()
for line in lines:
    match = pattern.match(line)
    if match is None:
        continue
    levels[match["level"]] += 1
    print(match.group("module"), "->", match.groupdict()["message"])
print(levels)
# ---- template
from string import Template
greeting = Template("Hello $name, you owe $$${amount}.")
print(greeting.substitute(name="Bob", amount=12), greeting.safe_substitute(name="Eve"))
# ---- roman
VALUES = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]


def to_roman(number: int) -> str:
    result = ""
    for value, letters in VALUES:
        times, number = divmod(number, value)
        result += letters * times
    return result


print([to_roman(n) for n in (4, 9, 1987, 2024)])
# ---- run_length
from itertools import groupby


def encode(text: str) -> list[tuple[str, int]]:
    return [(char, len(list(run))) for char, run in groupby(text)]


def decode(pairs: list[tuple[str, int]]) -> str:
    return "".join(char * count for char, count in pairs)


pairs = encode("aaabbc")
print(pairs, decode(pairs) == "aaabbc")
# ---- diff
import difflib
before = "one\ntwo\nthree\n".splitlines(keepends=True)
after = "one\ntoo\nthree\nfour\n".splitlines(keepends=True)
print("".join(difflib.unified_diff(before, after, "a", "b")))
print(difflib.get_close_matches("appel", ["ape", "apple", "peach"]))
# ---- vowels
def vowels(word: str) -> int:
    return sum(letter in "aeiou" for letter in word.lower())


words = "Education Rhythm Queue Sky".split()
print({word: vowels(word) for word in words}, max(words, key=vowels))
# ---- bytes_hex
import base64
import hashlib
payload = "café ☕".encode("utf-8")
print(payload.hex(), len(payload), base64.b64encode(payload).decode(), hashlib.sha256(payload).hexdigest()[:12])
print(bytes.fromhex("68656c6c6f").decode(), payload[:3], list(payload[-3:]))
# ---- title_case
SMALL = {"a", "an", "the", "of", "and"}


def title(text: str) -> str:
    words = text.split()
    return " ".join(w if w in SMALL and i else w.capitalize() for i, w in enumerate(words))


print(title("the lord of the rings"))
# ---- url
from urllib.parse import parse_qs, quote, urlencode, urlparse
url = urlparse("https://example.com:8080/path/to?q=python&page=2#top")
print(url.scheme, url.hostname, url.port, url.path, parse_qs(url.query)["q"][0])
print(urlencode({"a": 1, "b": "x y"}), quote("a/b c"))
# ---- number_words
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = ["", "", *"twenty thirty forty fifty sixty seventy eighty ninety".split()]


def words(n: int) -> str:
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + ("-" + ONES[n % 10] if n % 10 else "")
    return ONES[n // 100] + " hundred" + (" and " + words(n % 100) if n % 100 else "")


print(words(7), words(42), words(315))
# ---- shell_words
import shlex
command = "copy --from 'my file.txt' --to out.txt -v"
parts = shlex.split(command)
flags = [part for part in parts if part.startswith("-")]
print(parts, flags, shlex.quote("a b"), shlex.join(["x", "y z"]))
