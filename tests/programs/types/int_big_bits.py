a = 0xDEADBEEFCAFEBABE1234567890
b = 0xFFFF0000FFFF0000FFFF
print(hex(a & b), hex(a | b), hex(a ^ b), hex(~a), hex(-a & b), hex(-a | b), hex(-a ^ -b))
print(hex(a << 70), hex(a >> 50), -a >> 100, -a >> 200, a >> 10000, hex(-a << 3))
print(a.bit_length(), (-a).bit_length(), a.bit_count(), (0).bit_length(), (1).bit_count(), (2 ** 200).bit_length())
print(1 << 100, (1 << 100) - 1, ~(1 << 64), -1 >> 70, (2 ** 65) >> 64)
print(bin(2 ** 70), oct(-(2 ** 70)), hex(2 ** 64), hex(-255), bin(-5), oct(8))
print(int("1" * 40, 2), int("z" * 20, 36), int("-ff", 16), int("0x_ff", 16))
print(a & 0xFFFFFFFFFFFFFFFF, a & -1 == a, 0 | -(2 ** 80))
