"""Lines, words and fields of text, and the patterns in them."""

import re

LINES = [
    "2024-03-{:02d} {:02d}:15:09 {} request /shop/item/{} took {} ms".format(i % 28 + 1, i % 24, ("INFO", "WARN", "ERROR")[i % 3], i * 7, i * 13 % 900)
    for i in range(1500)
]
PATTERN = re.compile(r"(\d{4})-(\d\d)-(\d\d) (\d\d):\d\d:\d\d (\w+) request (\S+) took (\d+) ms")


def parse(lines):
    rows = []
    for line in lines:
        match = PATTERN.match(line)
        if match is None:
            continue
        year, month, day, hour, level, path, took = match.groups()
        rows.append((int(year), int(month), int(day), int(hour), level, path.rsplit("/", 1)[-1], int(took)))
    return rows


def fields(lines):
    slow = []
    for number, line in enumerate(lines, 1):
        parts = line.split()
        date, time, level = parts[0], parts[1], parts[2].lower()
        if level != "info" and int(parts[-2]) > 400 and not line.endswith("s "):
            slow.append(f"{number}: {date.replace('-', '/')} {time[:5]} {level.title()} {parts[4]!r}")
    return "\n".join(slow)


def letters(text):
    vowels = words = 0
    inside = False
    for c in text:
        if c in "aeiou":
            vowels += 1
        if c.isalpha():
            if not inside:
                words += 1
            inside = True
        else:
            inside = False
    return vowels, words


def wrap(words, width):
    lines, line = [], ""
    for word in words:
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = line + " " + word if line else word
    lines.append(line)
    return lines


def caesar(text, by):
    out = []
    for c in text:
        if "a" <= c <= "z":
            out.append(chr((ord(c) - 97 + by) % 26 + 97))
        else:
            out.append(c)
    return "".join(out)


text = " ".join(LINES[:300])
for _ in range(6):
    rows = parse(LINES)
    print(len(rows), len(fields(LINES)), letters(text), len(wrap(text.split(), 72)), caesar(text, 3)[:20], re.sub(r"\d+", "#", text)[:30])
