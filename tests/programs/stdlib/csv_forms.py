import csv, io

def rows(text, *args, **kwargs):
    try:
        return list(csv.reader(io.StringIO(text, newline=""), *args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"

print(rows("a,b,c\r\n1,2,3\r\n"))
print(rows('a,"b, c","d ""e"""\n\n"multi\nline",x,\n'))
print(rows("a;b\tc\n", delimiter=";"), rows("a\tb\n", "excel-tab"), rows("'a,b',c\n", quotechar="'"))
print(rows("a, b, c\n", skipinitialspace=True), rows("a\\,b,c\n", escapechar="\\", quoting=csv.QUOTE_NONE))
print(rows('1,"2",3.5\n', quoting=csv.QUOTE_NONNUMERIC), rows("x,1\n", quoting=csv.QUOTE_NONNUMERIC))
print(rows('a,"b"c,d\n'), rows('a,"b"c,d\n', strict=True), rows('"abc', strict=True), rows('"abc'))
print(rows("a,b", delimiter=""), rows("a,b", delimiter=",,"), rows("a", foo=1), rows("a", "nope"), rows("a", quoting=9))
print(rows(""), rows("\n"), rows(","), rows("a\rb\n"), rows('"a" ,b\n'), rows("a,b\n\n\nc\n"))
try:
    list(csv.reader([b"a,b"]))
except csv.Error as error:
    print(error)

def written(data, *args, **kwargs):
    out = io.StringIO(newline="")
    try:
        writer = csv.writer(out, *args, **kwargs)
        counts = [writer.writerow(row) for row in data]
        return out.getvalue(), counts
    except Exception as error:
        return f"{type(error).__name__}: {error}"

print(written([["a", "b,c", 'd"e', "f\ng", 1, 2.5, None, True, ""]]))
print(written([[""], [], [None], ["a"]]))
print(written([["a", 1, None]], quoting=csv.QUOTE_ALL), written([["a", 1, 2.5]], quoting=csv.QUOTE_NONNUMERIC))
print(written([["a,b"]], quoting=csv.QUOTE_NONE), written([["a,b", 'c"d']], quoting=csv.QUOTE_NONE, escapechar="\\"))
print(written([["a", None, 1]], quoting=csv.QUOTE_STRINGS), written([["a", None, 1]], quoting=csv.QUOTE_NOTNULL))
print(written([["a", "b c"]], delimiter=" ", lineterminator="\n"), written([['a"b']], doublequote=False, escapechar="\\"))
print(written([5]), written([["x"]], dialect="unix"))
reader = csv.DictReader(io.StringIO("name,age\nAnn,30\nBob,25,extra\nCid\n"))
print(reader.fieldnames, list(reader), reader.line_num)
print(list(csv.DictReader(["1,2", "3"], fieldnames=["a", "b"], restval="-", restkey="more")))
out = io.StringIO()
writer = csv.DictWriter(out, fieldnames=["a", "b"], extrasaction="ignore", restval="?")
writer.writeheader()
writer.writerow({"a": 1, "b": 2, "c": 3})
writer.writerows([{"a": 5}, {"b": 6}])
print(repr(out.getvalue()))
try:
    csv.DictWriter(out, ["a"]).writerow({"a": 1, "z": 2})
except ValueError as error:
    print(error)
print(csv.list_dialects(), csv.get_dialect("excel").delimiter, csv.field_size_limit())

class Pipes(csv.Dialect):
    delimiter = "|"
    quotechar = '"'
    lineterminator = "\n"
    quoting = csv.QUOTE_MINIMAL

csv.register_dialect("pipes", Pipes)
csv.register_dialect("semi", delimiter=";")
print(rows("a|b\n", "pipes"), rows("a;b\n", "semi"), csv.list_dialects())
csv.unregister_dialect("semi")
try:
    csv.get_dialect("semi")
except csv.Error as error:
    print(error)
print(csv.Sniffer().sniff("a;b;c\n1;2;3\n4;5;6\n").delimiter, csv.Sniffer().has_header("name,age\nann,30\nbob,25\n"))
r = csv.reader(["a,b", "c,d"])
print(next(r), r.line_num, next(r), r.line_num, r.dialect.delimiter)
