name, n, x = "Ann", 42, 3.14159
print(f"{name} is {n}", f"{{literal}} {n}}}", f"{n!r} {name!r} {name!s} {'é'!a}")
print(f"{x:.2f}|{n:5d}|{n:<5}|{n:^5}|{n:>5}|{n:05}|{name:*^9}|{n:#x}|{n:,}")
print(f"{n + 1} {n if n > 5 else 0} {[i for i in range(3)]} {(lambda a: a * 2)(4)}")
print(f"{name.upper()[0]} {'nested'} {f'{n}'} {f"{f'{n}'}"}")
print(f"{'a' 'b'}", f"" "plain" f"{1}", f'{"quotes"}')
print(f"{ {'a': 1}['a'] } { {1, 2} }")
print(f"{n:{n}}|{x:{10}.{2}f}|{x:{'>'}{12}}")
print(f"""multi
{n}
line""")
print(f"{n,} {n, 1} {*[1, 2], 3}")
print(f"{x!r:>10} {name!r:>8}")
print(rf"\d{n}\n", f"\t{n}\x41\N{BULLET}")
print(f"{'\n'.join(['a', 'b'])}")
print(f"{n:}", f"{None} {True} {[]}")
