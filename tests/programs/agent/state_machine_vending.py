"""A vending machine as a state machine driven by a generator."""
from enum import Enum, auto

class State(Enum):
    IDLE = auto()
    PAYING = auto()
    DISPENSING = auto()
    BROKEN = auto()

PRICES = {"cola": 150, "chips": 100, "gum": 35}
COINS = (200, 100, 50, 20, 10, 5)

def change(amount):
    coins = []
    for coin in COINS:
        n, amount = divmod(amount, coin)
        coins += [coin] * n
    if amount:
        raise ValueError(f"cannot give {amount}")
    return coins

class Machine:
    transitions = {
        (State.IDLE, "coin"): "pay", (State.PAYING, "coin"): "pay", (State.PAYING, "select"): "select",
        (State.PAYING, "cancel"): "cancel", (State.IDLE, "kick"): "kick", (State.PAYING, "kick"): "kick",
    }
    def __init__(self, stock):
        self.state, self.credit, self.stock, self.trace = State.IDLE, 0, dict(stock), []
    def handle(self, event, *args):
        before = self.state
        name = self.transitions.get((self.state, event))
        result = getattr(self, name)(*args) if name else f"ignored {event} while {self.state.name.lower()}"
        self.trace.append((before.name, event, self.state.name))
        return result
    def pay(self, coin):
        if coin not in COINS:
            return f"rejected {coin}"
        self.state, self.credit = State.PAYING, self.credit + coin
        return f"credit {self.credit / 100:.2f}"
    def select(self, what):
        if self.stock.get(what, 0) == 0:
            return f"no {what}"
        if self.credit < PRICES[what]:
            return f"{what} needs {PRICES[what] - self.credit} more"
        self.stock[what] -= 1
        back, self.credit, self.state = self.credit - PRICES[what], 0, State.IDLE
        return f"{what}, change {change(back)}"
    def cancel(self):
        coins, self.credit, self.state = change(self.credit), 0, State.IDLE
        return f"returned {coins}"
    def kick(self):
        self.state = State.BROKEN
        return "the lights go out"

def session(machine):
    """Receives events, yields answers; ends when the machine is broken."""
    answer = "ready"
    while machine.state is not State.BROKEN:
        event = yield answer
        answer = machine.handle(*event)
    return f"sold {3 - sum(machine.stock.values())}, credit lost {machine.credit}"

machine = Machine({"cola": 1, "gum": 2})
s = session(machine)
print(next(s))
events = [("select", "cola"), ("coin", 100), ("coin", 7), ("select", "cola"), ("coin", 100), ("select", "cola"), ("coin", 200), ("select", "cola"), ("select", "gum"), ("coin", 50), ("cancel",), ("coin", 10), ("kick",), ("coin", 5)]
for event in events:
    try:
        print(*event, "->", s.send(event))
    except StopIteration as end:
        print(*event, "->", "stopped:", end.value)
        break
for before, event, after in machine.trace:
    if before != after:
        print(f"{before} --{event}--> {after}")
