# host: before(a, b) -> (len(a), a) < (len(b), b)
import functools


class Word:
    def __init__(self, text):
        self.text = text

    def __lt__(self, other):
        return before(self.text, other.text)


@functools.total_ordering
class Version:
    def __init__(self, text):
        self.text = text

    def __eq__(self, other):
        return self.text == other.text

    def __lt__(self, other):
        return before(self.text, other.text)


words = [Word(t) for t in "pear fig apple kiwi banana date".split()]
words.sort()
print([w.text for w in words])
print([w.text for w in sorted(words, reverse=True)], min(words).text, max(words).text)
print([v.text for v in sorted(map(Version, ["1.10", "1.9", "2"]))], Version("1.9") >= Version("1.10"))
print(sorted([[Word("b"), 1], [Word("a"), 2]])[0][1], (Word("a"), 1) < (Word("bb"), 0))
by_host = functools.cmp_to_key(lambda a, b: before(b, a) - before(a, b))
print(sorted(["ccc", "a", "bb", "aa"], key=by_host))
