# host: fetch(url) -> "body of " + url
# input: names = ["a", "b"]
for name in names:
    print(fetch(name), fetch(url=name + "!"))
print([fetch(n) for n in names], {n: len(fetch(n)) for n in names})
