# The parts of a group have its cause set, so their context is suppressed.
group = ExceptionGroup("g", [ValueError(1), TypeError(2)])
for cause in (None, OSError("why")):
    group.__cause__ = cause
    group.__suppress_context__ = False
    for part in (*group.split(ValueError), group.subgroup(TypeError)):
        print(repr(part), repr(part.__cause__), part.__suppress_context__)
try:
    try:
        raise group
    except* ValueError as caught:
        print(caught.__suppress_context__)
except ExceptionGroup as rest:
    print(repr(rest), rest.__suppress_context__)
