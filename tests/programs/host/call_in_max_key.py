# host: score(word) -> {"a": 2, "bb": 9, "ccc": 9, "d": 1}[word]
words = ["a", "bb", "ccc", "d"]
print(max(words, key=score), min(words, key=score), max("d", "a", key=score), min([], default=score("a"), key=score))
print(max(range(3), key=lambda i: score(words[i])), max((score(w), w) for w in words))
import heapq

print(heapq.nlargest(2, words, key=score), heapq.nsmallest(2, words, key=score))
import bisect

print(bisect.bisect_left(["d", "a", "ccc"], 2, key=score))
