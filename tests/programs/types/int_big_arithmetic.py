a = 2 ** 100
b = 3 ** 70
print(a, b)
print(a + b, a - b, b - a)
print(a * b)
print(b // a, b % a, -b // a, -b % a, b // -a, b % -a)
print(divmod(-b, a))
print(a / b, a / 3, 5 / a)
print(a == 2.0 ** 100, a < b, a > float("inf"), a == a + 0.0)
print(a ** 3)
print(pow(b, 1000, 10 ** 20), pow(3, -1, 7), pow(-5, 3, 13), pow(2, 100, -7))
print((2 ** 63 - 1) + 1, -(2 ** 63) - 1, 2 ** 63 * -1, (-2 ** 63) // -1, -(-2 ** 63), abs(-2 ** 63))
print(9223372036854775807 * 2, 3037000500 * 3037000500, 4294967296 * 4294967296)
print(2 ** 64 - 2 ** 64, 2 ** 64 // 2 ** 60, type(2 ** 64 - 2 ** 64).__name__)
x = 1
for i in range(1, 31):
    x *= i
print(x, x // 10 ** 20, sum(map(int, str(x))))
print(10 ** 50 // 7, -(10 ** 50) // 7, 10 ** 50 % 7, -(10 ** 50) % 7)
