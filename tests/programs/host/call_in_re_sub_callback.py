# host: translate(word) -> {"cat": "Katze", "dog": "Hund"}.get(word, word)
import re

text = "the cat and the dog and the cat"
print(re.sub(r"\w+", lambda m: translate(m.group()), text))
print(re.subn(r"(?P<w>cat|dog)", lambda m: f"{translate(m['w'])}@{m.start()}", text, count=2))
pattern = re.compile(r"c(at)|d(og)")


def nested(match):
    inner = pattern.sub(lambda m: translate(m[0]).upper(), match[0])
    return f"<{inner}:{match.lastindex}>"


print(pattern.sub(nested, text))
print([translate(m.group()) for m in pattern.finditer(text)])
