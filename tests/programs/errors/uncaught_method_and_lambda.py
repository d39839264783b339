class Account:
    def __init__(self, balance):
        self.balance = balance
    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError(f"insufficient funds: {self.balance} < {amount}")
        self.balance -= amount
    @property
    def half(self):
        return (lambda b: b / self.zero)(self.balance)
    @staticmethod
    def make(n):
        return Account(n).withdraw(n + 1)

try:
    Account(10).half
except AttributeError as e:
    print(e)
Account.make(5)
