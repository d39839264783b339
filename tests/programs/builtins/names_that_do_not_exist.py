# mode: no-cpython
# differs: a program may not run text as code: these built-in functions are not defined
for f in (lambda: eval("1"), lambda: exec("x = 1"), lambda: compile("1", "", "eval"), lambda: __import__("os"), lambda: breakpoint()):
    try:
        f()
    except NameError as e:
        print(e)
eval = lambda text: f"my own eval of {text}"
print(eval("1 + 1"))
