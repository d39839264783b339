# More local variables and deeper expressions than fit in small fields.
def many():
    v0 = v1 = v2 = v3 = v4 = v5 = v6 = v7 = v8 = v9 = 1
    a0, a1, a2, a3, a4, a5, a6, a7, a8, a9 = range(10)
    b0, b1, b2, b3, b4, b5, b6, b7, b8, b9 = range(10, 20)
    c0, c1, c2, c3, c4, c5, c6, c7, c8, c9 = (x * x for x in range(10))
    d = {f"k{i}": i for i in range(300)}
    e = [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, v0, v1, v2, v3, v4, v5, v6, v7, v8, v9]
    return sum(e), len(d), sum(d.values()), len(locals())
print(many())
print((((((((((((((((((((1 + 2) * 3) - 4) * 5) + 6) * 7) - 8) * 9) + 10) * 11) - 12) * 13) + 14) * 15) - 16) * 17) + 18) * 19) - 20))
print(1 + (2 + (3 + (4 + (5 + (6 + (7 + (8 + (9 + (10 + (11 + (12 + (13 + (14 + (15 + (16 + 17))))))))))))))))
print([[[[[[[[[["deep"]]]]]]]]]][0][0][0][0][0][0][0][0][0][0])
print({1: {2: {3: {4: {5: "five"}}}}}[1][2][3][4][5], (((((((1,),),),),),),))
x = 5
print(0 if x == 0 else 1 if x == 1 else 2 if x == 2 else 3 if x == 3 else 4 if x == 4 else 5 if x == 5 else 6)
print("a" + "b" + "c" + "d" + "e" + "f" + "g" + "h" + "i" + "j" + "k" + "l" + "m" + "n" + "o" + "p")
print(x and 1 and 2 and 3 and 4 and 5 or 6 or 7 or 8, not not not not x, - - - -x, ~~x)
print(max(1, max(2, max(3, max(4, max(5, max(6, 7)))))), (lambda a: lambda b: lambda c: lambda d: a + b + c + d)(1)(2)(3)(4))
source = "def f():\n    return 1"
print(source.strip().split("\n")[0].replace("def", "function").upper().lower().title().swapcase().center(20, "*").strip("*").partition(" ")[2][::-1])
