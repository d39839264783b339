def load(name):
    try:
        return {"a": 1}[name]
    except KeyError as e:
        raise LookupError(f"no {name}") from e

try:
    load("b")
except LookupError as e:
    raise RuntimeError("could not start") from e
