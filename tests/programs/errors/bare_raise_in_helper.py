# A bare `raise` adds nothing to the traceback of what it raises again.
def helper():
    raise
def work():
    try:
        {}["k"]
    except KeyError:
        helper()
work()
