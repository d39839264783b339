"""Accounts, transactions with rollback, a ledger."""
from contextlib import contextmanager
from dataclasses import dataclass, field

class BankError(Exception):
    """Anything the bank refuses."""

class InsufficientFunds(BankError):
    def __init__(self, account, needed):
        super().__init__(f"{account.owner} has {account.balance}, needs {needed}")
        self.missing = needed - account.balance

@dataclass
class Account:
    owner: str
    balance: int = 0
    history: list[tuple[str, int]] = field(default_factory=list, repr=False)

    def deposit(self, amount):
        if amount <= 0:
            raise BankError(f"invalid amount {amount}")
        self.balance += amount
        self.history.append(("deposit", amount))

    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(self, amount)
        self.balance -= amount
        self.history.append(("withdraw", -amount))

class Bank:
    def __init__(self):
        self.accounts: dict[str, Account] = {}
        self.log: list[str] = []

    def open(self, owner, initial=0):
        if owner in self.accounts:
            raise BankError(f"{owner} already has an account")
        account = self.accounts[owner] = Account(owner)
        if initial:
            account.deposit(initial)
        return account

    def __getitem__(self, owner):
        try:
            return self.accounts[owner]
        except KeyError:
            raise BankError(f"no account for {owner}") from None

    @contextmanager
    def transaction(self, label):
        saved = {name: (a.balance, len(a.history)) for name, a in self.accounts.items()}
        try:
            yield self
        except BankError as error:
            for name, (balance, length) in saved.items():
                account = self.accounts[name]
                account.balance = balance
                del account.history[length:]
            self.log.append(f"rolled back {label}: {error}")
            raise
        else:
            self.log.append(f"committed {label}")

    def transfer(self, source, target, amount):
        with self.transaction(f"{source}->{target} {amount}"):
            self[source].withdraw(amount)
            self[target].deposit(amount)

    @property
    def total(self):
        return sum(a.balance for a in self.accounts.values())

bank = Bank()
bank.open("ann", 100)
bank.open("bob")
for source, target, amount in [("ann", "bob", 30), ("bob", "ann", 50), ("ann", "eve", 10), ("ann", "bob", 70), ("bob", "ann", 0)]:
    try:
        bank.transfer(source, target, amount)
    except InsufficientFunds as error:
        print(f"declined, {error.missing} short: {error}")
    except BankError as error:
        print(f"error: {error}")
try:
    bank.open("ann")
except BankError as error:
    print(error)
print(*bank.log, sep="\n")
print(bank.accounts, bank.total)
for account in bank.accounts.values():
    print(account.owner, account.history, sum(amount for _, amount in account.history) == account.balance)
