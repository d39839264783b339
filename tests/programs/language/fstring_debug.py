x = 5
name = "v"
print(f"{x=}", f"{x = }", f"{ x=}", f"{x + 1=}", f"{name=}", f"{name=!s}", f"{x=:>5}", f"{x=!r:>5}")
print(f"{len('abc')=} {[i for i in range(2)]=}")
print(f"{x=} and {name=}", f"{x
=}")
print(f"{f'{x=}'=}")
print(f"{'a' if x else 'b'=}", f"{x==5=}", f"{x!=5}", f"{x>=5}")
