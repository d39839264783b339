# host: same(a, b) -> a.lower() == b.lower()
class Key:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return same(self.text, other.text)


table = {Key("One"): 1, Key("Two"): 2, Key("Three"): 3}
print(len(table), table[Key("TWO")], table.get(Key("three")), table.get(Key("four"), "none"))
table[Key("ONE")] = 10
print([(key.text, value) for key, value in table.items()])
print(table.pop(Key("tWo")), table.setdefault(Key("four"), 4), Key("FOUR") in table)
del table[Key("one")]
print([key.text for key in table], len({Key("a"), Key("A"), Key("b")}))
