parts = []
for i in range(5):
    parts.append(f"{i}:{i ** 2}")
print(", ".join(parts))
s = ""
for c in "hello":
    s = c + s
print(s)
line = ""
for i in range(1, 16):
    line += "FizzBuzz" if i % 15 == 0 else "Fizz" if i % 3 == 0 else "Buzz" if i % 5 == 0 else str(i)
    line += " "
print(line.rstrip())
print("\n".join("".join("*" if x <= y else " " for x in range(5)) for y in range(5)))
print("=" * 20, "|".join(f"{w:^8}" for w in ["a", "bb", "ccc"]), sep="\n")
rows = [("apple", 1.5, 10), ("fig", 22.25, 3)]
for name, price, n in rows:
    print(f"{name:<10}{price:>8.2f}{n:>5d}{price * n:>10,.2f}")
print(("-" * 3 + "+") * 3, "ab" "cd" * 2, "a" * 2 + "b" * 3)
words = "the quick brown fox".split()
print(" ".join(w[0].upper() + w[1:] for w in words), "".join(w[0] for w in words).upper(), max(words, key=len), [len(w) for w in words])
print("".join(reversed("stressed")), "racecar" == "racecar"[::-1], "a,b;c".replace(";", ",").split(","), "x".join(["1", "2", "3"]))
big = "ab" * 1000
print(len(big), big.count("ba"), big.find("bb"), big[995:1005], hash(big) == hash("ab" * 1000))
acc = []
acc += "abc"
acc.extend(str(5.5))
print(acc, str(acc)[1:-1].replace("'", ""))
