"""A template language: variables with filters, loops, conditions, compiled to closures."""
import re

class TemplateError(Exception):
    def __init__(self, message, line):
        super().__init__(f"line {line}: {message}")

FILTERS = {
    "upper": str.upper, "title": str.title, "length": len, "join": lambda v, sep=", ": sep.join(map(str, v)),
    "default": lambda v, d="": v if v not in (None, "") else d, "money": lambda v: f"${v:,.2f}", "first": lambda v: v[0],
    "escape": lambda s: "".join({"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(c, c) for c in str(s)),
}

def lookup(path, context):
    value = context
    for part in path.split("."):
        try:
            value = value[int(part) if part.isdigit() else part]
        except (KeyError, TypeError, IndexError):
            value = getattr(value, part, None) if not isinstance(value, dict) else None
        if value is None:
            return None
    return value

class Template:
    TOKEN = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})", re.S)

    def __init__(self, source):
        self.parts = []
        line = 1
        for token in self.TOKEN.split(source):
            self.parts.append((token, line))
            line += token.count("\n")
        self.at = 0
        self.render_all = self.block(None, 1)

    def block(self, *ends_and_line):
        *ends, start = ends_and_line
        nodes = []
        while self.at < len(self.parts):
            token, line = self.parts[self.at]
            self.at += 1
            if token.startswith("{{"):
                nodes.append(self.expression(token[2:-2].strip(), line))
            elif token.startswith("{%"):
                word, _, rest = token[2:-2].strip().partition(" ")
                if word in ends:
                    self.ended_by = word
                    return lambda c: "".join(n(c) for n in nodes)
                nodes.append(self.statement(word, rest, line))
            elif token:
                nodes.append(lambda c, t=token: t)
        if None not in ends:
            raise TemplateError(f"missing {' or '.join(ends)}", start)
        return lambda c: "".join(n(c) for n in nodes)

    def expression(self, text, line):
        path, *filters = [p.strip() for p in text.split("|")]
        steps = []
        for f in filters:
            name, _, argument = f.partition(":")
            if name not in FILTERS:
                raise TemplateError(f"no filter {name!r}", line)
            steps.append((FILTERS[name], [argument.strip('"')] if argument else []))
        def run(context):
            value = lookup(path, context)
            for function, arguments in steps:
                value = function(value, *arguments)
            return "" if value is None else str(value)
        return run

    def statement(self, word, rest, line):
        if word == "for":
            name, _, path = rest.partition(" in ")
            body = self.block("endfor", line)
            def loop(context):
                items = list(lookup(path.strip(), context) or ())
                return "".join(body({**context, name.strip(): item, "loop": {"index": i + 1, "last": i + 1 == len(items)}}) for i, item in enumerate(items))
            return loop
        if word == "if":
            negate, path = rest.startswith("not "), rest.removeprefix("not ").strip()
            yes, no = self.block("else", "endif", line), None
            if self.ended_by == "else":
                no = self.block("endif", line)
            return lambda c: yes(c) if bool(lookup(path, c)) != negate else (no(c) if no else "")
        raise TemplateError(f"unknown tag {word!r}", line)

    def render(self, **context):
        return self.render_all(context)

class User:
    def __init__(self, name): self.name = name

page = Template("""Dear {{ user.name | title }},
{% for o in orders %}{{ loop.index }}. {{ o.item | escape }}: {{ o.price | money }}{% if o.tags %} ({{ o.tags | join:"/" }}){% else %} -{% endif %}
{% endfor %}{% if not orders %}nothing ordered
{% endif %}Total {{ orders | length }}, first tag {{ orders.0.tags.1 | default:"none" }}. {{ missing.deep }}
""")
print(page.render(user=User("ada lovelace"), orders=[{"item": "<b>&", "price": 1234.5, "tags": ["x", "y"]}, {"item": "pen", "price": 2, "tags": []}]))
print(page.render(user={"name": "bob"}, orders=[]))
for bad in ("{% for x in y %}", "a\nb {{ x|nope }}", "{% if x %}{% else %}", "{% while %}"):
    try:
        Template(bad)
    except TemplateError as e:
        print(e)
