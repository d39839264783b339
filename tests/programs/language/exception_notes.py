e = ValueError("base")
e.add_note("first")
e.add_note("second\nline")
print(e.__notes__, e)
try:
    e.add_note(5)
except TypeError as err:
    print(err)
print(hasattr(ValueError(), "__notes__"))
try:
    try:
        raise e
    except ValueError as inner:
        inner.add_note("third")
        raise
except ValueError as outer:
    print(outer.__notes__)
