from string.templatelib import Template, Interpolation
name, n = "Ann", 5
t = t"Hello {name!r:>10}, {n + 1}!"
print(type(t).__name__, t.strings, t.values)
for part in t:
    if isinstance(part, Interpolation):
        print(part.value, part.expression, part.conversion, part.format_spec)
    else:
        print(repr(part))
print(t"plain".strings, t"".strings, (t"a{1}" + t"b{2}").strings)
