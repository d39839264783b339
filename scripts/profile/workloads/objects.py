"""Classes: inheritance, methods, operators, properties, closures, errors, generators."""


class Shape:
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    def area(self):
        raise NotImplementedError

    def describe(self):
        return f"{self.name} of {self.area():.2f}"


class Rectangle(Shape):
    def __init__(self, width, height):
        super().__init__("rectangle")
        self.width, self.height = width, height

    def area(self):
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side)
        self.name = "square"


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def __eq__(self, other):
        return isinstance(other, Vector) and self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))

    @property
    def length(self):
        return (self.x * self.x + self.y * self.y) ** 0.5


class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.log = []

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError(f"{self.owner} has only {self.balance}")
        self.balance -= amount
        self.log.append(("withdraw", amount))
        return self.balance

    def deposit(self, amount):
        self.balance += amount
        self.log.append(("deposit", amount))


class Node:
    def __init__(self, key, left=None, right=None):
        self.key, self.left, self.right = key, left, right

    def insert(self, key):
        if key < self.key:
            if self.left is None:
                self.left = Node(key)
            else:
                self.left.insert(key)
        elif self.right is None:
            self.right = Node(key)
        else:
            self.right.insert(key)

    def walk(self):
        if self.left:
            yield from self.left.walk()
        yield self.key
        if self.right:
            yield from self.right.walk()


def counter(step):
    total = 0

    def add(n):
        nonlocal total
        total += n * step
        return total

    return add


def bank(rounds):
    accounts = [Account(f"owner {i}", 100 * i) for i in range(20)]
    refused = 0
    for i in range(rounds):
        account = accounts[i * 7 % len(accounts)]
        try:
            account.withdraw(i % 90)
        except ValueError as error:
            refused += len(str(error)) > 0
            account.deposit(50)
        finally:
            account.balance += 0
    return refused, sum(account.balance for account in accounts)


def shapes(rounds):
    total = 0.0
    for i in range(rounds):
        shape = Square(i % 9) if i % 3 == 0 else Rectangle(i % 7, i % 5)
        total += shape.area()
        if i % 50 == 0:
            total += len(shape.describe())
    return total


def vectors(rounds):
    position, speed = Vector(0.0, 0.0), Vector(1.0, 0.5)
    seen = set()
    for i in range(rounds):
        position = position + speed * 0.1
        if position.length > 10:
            position = Vector(-position.x, position.y / 2)
        seen.add(Vector(i % 13, i % 11))
    return round(position.length, 6), len(seen)


def tree(count):
    root = Node(count // 2)
    key = 1
    for _ in range(count):
        key = key * 5 % 10007
        root.insert(key)
    return sum(1 for _ in root.walk())


for _ in range(4):
    add = counter(3)
    for i in range(4000):
        add(i)
    print(bank(4000), shapes(4000), vectors(4000), tree(800), add(0))
