"""A tiny text adventure: a world as data, commands as methods found by name."""
import re

WORLD = {
    "hall": {"text": "A dusty hall.", "exits": {"north": "library", "east": "cellar"}, "items": ["lamp"]},
    "library": {"text": "Books everywhere.", "exits": {"south": "hall"}, "items": ["key", "book"]},
    "cellar": {"text": "A damp cellar with a locked chest.", "exits": {"west": "hall"}, "items": [], "dark": True},
}

class Quit(Exception):
    pass

class Game:
    aliases = {"n": "go north", "s": "go south", "e": "go east", "w": "go west", "i": "inventory", "l": "look", "get": "take"}

    def __init__(self, world):
        self.world = world
        self.place = "hall"
        self.bag = []
        self.turns = 0

    @property
    def room(self):
        return self.world[self.place]

    @property
    def can_see(self):
        return not self.room.get("dark") or "lamp" in self.bag

    def play(self, line):
        self.turns += 1
        words = [w for w in re.findall(r"\w+", line.lower()) if w not in {"the", "a", "to"}]
        if words and words[0] in self.aliases:
            words[:1] = self.aliases[words[0]].split()
        match words:
            case []:
                return "Say something."
            case ["go", direction] if direction in self.room["exits"]:
                self.place = self.room["exits"][direction]
                return self.do_look()
            case ["go", direction]:
                return f"You cannot go {direction}."
            case [verb, *rest] if method := getattr(self, f"do_{verb}", None):
                try:
                    return method(*rest)
                except TypeError:
                    return f"How do you want to {verb}?"
            case [verb, *_]:
                return f"I don't know how to {verb}."

    def do_look(self):
        if not self.can_see:
            return "It is pitch dark."
        text = self.room["text"]
        if items := self.room["items"]:
            text += f" You see: {', '.join(items)}."
        return text + f" Exits: {'/'.join(self.room['exits'])}."

    def do_take(self, item):
        if not self.can_see or item not in self.room["items"]:
            return f"There is no {item} here."
        self.room["items"].remove(item)
        self.bag.append(item)
        return f"Taken: {item}."

    def do_drop(self, item):
        try:
            self.bag.remove(item)
        except ValueError:
            return f"You have no {item}."
        self.room["items"].append(item)
        return f"Dropped: {item}."

    def do_inventory(self):
        return "You carry " + (" and ".join(filter(None, [", ".join(self.bag[:-1]), *self.bag[-1:]])) or "nothing") + "."

    def do_open(self, what="chest"):
        if what != "chest" or self.place != "cellar" or not self.can_see:
            return f"You see no {what}."
        if "key" not in self.bag:
            return "It is locked."
        raise Quit(f"Gold! You won in {self.turns} turns.")

game = Game(WORLD)
for line in ["look", "take lamp and key", "take the sword", "e", "open chest", "", "dance", "w", "get lamp", "go up", "n", "take key", "take book", "drop book", "i", "s", "e", "open the door", "open chest", "look"]:
    print(f"> {line}")
    try:
        print(game.play(line))
    except Quit as end:
        print(end)
        break
