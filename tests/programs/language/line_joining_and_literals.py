total = 1 + \
    2 + \
    3
print(total)
values = [
    1,
    2,  # comment

    3,
]
print(values)
print("a" "b"
      'c' """d""")
print(f"{1}" "x" f"{2}")
print('it''s', "tab\there", "nl\\n", r"raw\n", "\x41\u00e9\U0001F600\N{BULLET}", "\101\0".encode())
print("""one
two\
 joined""")
print(1_000_000, 0xFF_FF, 0b1010_1010, 0o17, 1e3, 1_0.5e-1_0, .5, 5., 0xdead_beef, 00)
print(b"by\x00te" b"s", rb"\x", br'q')
print(3j, 1.5J + 2)
if (1 and
        2): print("paren if")
x = (yield_ := 5)
print(x, "# not a comment")  # a comment
ünïcode = "identifiers"
print(ünïcode)
