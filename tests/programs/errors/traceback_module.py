import traceback
def f(n):
    return 1 / n
try:
    f(0)
except ZeroDivisionError as e:
    print(traceback.format_exc())
    print(traceback.format_exception_only(e), traceback.format_exception_only(KeyError("k")))
    tb = traceback.extract_tb(e.__traceback__)
    print([(frame.name, frame.lineno, frame.line) for frame in tb])
    t = e.__traceback__
    while t:
        print(t.tb_lineno, t.tb_frame.f_code.co_name)
        t = t.tb_next
def outer():
    try:
        f(0)
    except ZeroDivisionError as e:
        raise ValueError("wrapped") from e
try:
    outer()
except ValueError as e:
    print("".join(traceback.format_exception(e)))
print(traceback.format_exc())
