"""An INI-like format: sections, types, interpolation, validation with all errors reported."""
import re

SOURCE = """
; global comment
[server]
host = example.org
port = 8080
debug = yes
tags = web, prod , "quoted, comma"
url = http://${host}:${port}/

[limits]
timeout = 2.5
retries = many
size = 10MB
bad line here
[paths]
base = /srv
data = ${base}/data
log = ${data}/log
loop = ${loop}
missing = ${nothing}
"""

UNITS = {"KB": 10 ** 3, "MB": 10 ** 6, "GB": 10 ** 9}

class ConfigError(Exception):
    pass

def convert(text):
    lowered = text.lower()
    if lowered in ("yes", "true", "on"):
        return True
    if lowered in ("no", "false", "off"):
        return False
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    if m := re.fullmatch(r"(\d+)([KMG]B)", text):
        return int(m[1]) * UNITS[m[2]]
    if "," in text:
        return [part.strip().strip('"') for part in re.findall(r'"[^"]*"|[^,]+', text) if part.strip()]
    return text

def parse(source):
    sections, current, errors = {}, None, []
    for number, line in enumerate(source.splitlines(), 1):
        line = line.strip()
        if not line or line[0] in ";#":
            continue
        if m := re.fullmatch(r"\[(\w+)\]", line):
            current = sections.setdefault(m[1], {})
        elif "=" in line and current is not None:
            key, _, value = line.partition("=")
            current[key.strip()] = value.strip()
        else:
            errors.append(ConfigError(f"line {number}: cannot parse {line!r}"))
    return sections, errors

def resolve(section, key, active=()):
    if key in active:
        raise ConfigError(f"{key}: refers to itself through {' > '.join(active)}")
    if key not in section:
        raise ConfigError(f"{active[-1]}: no such name {key!r}")
    return re.sub(r"\$\{(\w+)\}", lambda m: resolve(section, m[1], (*active, key)), section[key])

sections, errors = parse(SOURCE)
config = {}
for name, section in sections.items():
    for key in section:
        try:
            config[name, key] = convert(resolve(section, key))
        except ConfigError as error:
            errors.append(error)
if not isinstance(config["limits", "retries"], int):
    errors.append(ConfigError(f"limits.retries: expected a number, got {config['limits', 'retries']!r}"))
for (section, key), value in config.items():
    print(f"{section}.{key:<8} {type(value).__name__:<6} {value!r}")
print(f"{len(errors)} problems")
for error in errors:
    print(" -", error)
