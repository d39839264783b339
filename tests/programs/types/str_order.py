# Strings are ordered by code points, not by bytes or by locale.
words = ["b", "a", "", "ab", "a\0", "é", "z", "東京", "\U0001f600", "\uffff", "B"]
print(sorted(words))
print(sorted(words, reverse=True))
print("a" < "b", "b" < "a", "a" <= "a", "a" > "A", "é" > "z", "\uffff" < "\U0001f600", "" < "a", "ab" >= "abc")
low, high = "abc", "abd"
if low < high:
    print("less")
if not low > high:
    print("not more")
while low <= high:
    low += "x" if low != "abcx" else ""
    if len(low) > 3:
        break
print(low)
for c in "añ\U0001f600":
    print(c, c < "b", ord(c))
try:
    print("a" < 1)
except TypeError as error:
    print(error)
