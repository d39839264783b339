import string, textwrap, heapq, bisect
print(string.ascii_lowercase, string.digits, string.punctuation, string.capwords("hello big world"), string.Template("$a and ${b} $$").substitute(a=1, b=2), string.Template("$x $y").safe_substitute(x=1), string.hexdigits, repr(string.whitespace))
try: string.Template("$z").substitute()
except KeyError as e: print(repr(e))
text = "The quick brown fox jumps over the lazy dog and runs away from it."
print(textwrap.fill(text, 25)); print(textwrap.wrap(text, 30), textwrap.shorten(text, 30), textwrap.indent("a\nb", "> "), textwrap.dedent("  x\n    y\n  z"))
h = [5, 3, 8, 1]; heapq.heapify(h); heapq.heappush(h, 0)
print(heapq.heappop(h), heapq.heappop(h), heapq.nlargest(2, [4, 9, 2]), heapq.nsmallest(2, ["bb", "a", "ccc"], key=len), heapq.heappushpop(h, 2), heapq.heapreplace(h, 7), sorted(h), list(heapq.merge([1, 4], [2, 3])), [heapq.heappop(h) for _ in range(len(h))])
try: heapq.heappop([])
except IndexError as e: print(e)
xs = [1, 3, 3, 5]
print(bisect.bisect(xs, 3), bisect.bisect_left(xs, 3), bisect.bisect_right(xs, 0), bisect.bisect_left(xs, 9), bisect.bisect([("a", 1)], 1, key=lambda t: t[1]), bisect.bisect_left(xs, 3, 2)); bisect.insort(xs, 4); print(xs)
q = []
for pri, name in ((3, "c"), (1, "a"), (2, "b")): heapq.heappush(q, (pri, name))
print([heapq.heappop(q)[1] for _ in range(3)])
