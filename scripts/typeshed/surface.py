# Prints what the interpreter that runs it provides, as JSON: the names of each module and the attributes of each class in it.
# trim.py and a test of the library run it, with the line IMPORTS replaced by a guarded import of every module that the typeshed
# has, and the line ASKED by the attributes that it gives to each class.
import json
import sys

modules = {}
asked = {}
# IMPORTS
# ASKED


def sample_traceback():
    try:
        raise ValueError
    except ValueError as error:
        error.add_note("")
        return error


def samples():
    """Instances of classes that do not list what their instances have, with the class of the stubs that stands for theirs."""

    def generator():
        yield

    async def agenerator():
        yield

    async def coroutine():
        pass

    error = sample_traceback()
    started = coroutine()
    started.close()
    yield "types", "FrameType", sys._getframe()
    yield "types", "TracebackType", error.__traceback__
    yield "types", "CodeType", generator.__code__
    yield "types", "FunctionType", generator
    yield "types", "MethodType", error.add_note
    yield "types", "BuiltinFunctionType", len
    yield "types", "GeneratorType", generator()
    yield "types", "AsyncGeneratorType", agenerator()
    yield "types", "CoroutineType", started
    yield "types", "ModuleType", json
    yield "typing", "TypeVar", modules["typing"].TypeVar("T")
    yield "typing", "ParamSpec", modules["typing"].ParamSpec("P")
    yield "typing", "TypeVarTuple", modules["typing"].TypeVarTuple("Ts")
    yield "typing", "NewType", modules["typing"].NewType("N", int)
    yield "typing", "IO", sys.stdout
    yield "typing", "TextIO", sys.stdout
    yield "builtins", "BaseException", error
    yield "builtins", "function", generator
    # Programs get a loop as this class.
    loop = modules["asyncio"].new_event_loop()
    yield "asyncio", "AbstractEventLoop", loop
    yield "asyncio.events", "AbstractEventLoop", loop


def attributes(path, cls):
    names = {*dir(cls)}
    for base in cls.__mro__:
        # What methods assign to `self`.
        names.update(vars(base).get("__static_attributes__", ()))
    names.update(name for name in asked.get(path, ()) if hasattr(cls, name))
    return names


def classes(module, prefix, names, get, seen):
    found = {}
    for name in names:
        value = get(name)
        if isinstance(value, type) and value not in seen:
            found[prefix + name] = attributes(prefix + name, value)
            inner = [inner for inner in vars(value) if not inner.startswith("_")]
            found.update(classes(module, prefix + name + ".", inner, vars(value).get, seen + [value]))
    return found


def listed(module):
    """What `dir` says of the classes that a module calls by their own names."""
    found = {}
    for name in dir(module):
        value = getattr(module, name)
        if isinstance(value, type) and value.__qualname__ == name:
            found[name] = [name for name in dir(value) if not name.startswith("_")]
    return found


def is_listed(name):
    return not name.startswith("_") or name.startswith("__")


surface = {}
for module_name, module in modules.items():
    names = {name for name in dir(module) if not hasattr(object, name)}
    names.update(name for name in asked.get(module_name, ()) if hasattr(module, name))
    surface[module_name] = {
        "names": names,
        "exported": getattr(module, "__all__", None),
        "listed": listed(module),
        "classes": classes(module_name, "", sorted(names), lambda name: getattr(module, name), []),
    }
for module_name, name, sample in samples():
    known = surface[module_name]["classes"].setdefault(name, set())
    known.update(dir(sample))
    known.update(attribute for attribute in asked.get(name, ()) if hasattr(sample, attribute))
for entry in surface.values():
    entry["names"] = sorted(entry["names"])
    entry["classes"] = {path: sorted(filter(is_listed, names)) for path, names in sorted(entry["classes"].items())}
print(json.dumps(surface))
