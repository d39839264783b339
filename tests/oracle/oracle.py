"""Runs one test program the way `python3 file.py` would and returns what it printed.

Owns: the meaning of the header comments for CPython, the fresh `__main__`, the traceback text.
Never: touches files; `oracle.mjs` reads the programs and writes the `.out` files.
Start reading at `run`.
"""

import ast
import asyncio
import builtins
import gc
import importlib
import io
import linecache
import platform
import re
import sys
import traceback
import types

class Loop(asyncio.BaseEventLoop):
    """CPython's event loop without files and sockets to wait for; its time passes only while it waits for a timer."""

    def __init__(self):
        super().__init__()
        self.now = 0.0
        self._selector = self

    def time(self):
        return self.now

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError("the event loop waits for something that nothing can bring about")
        self.now += max(timeout, 0) + 1e-6
        return []

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass

    def run_in_executor(self, executor, func, *args):
        # There are no threads.
        future = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:
            future.set_exception(error)
        return future


def use_plain_asyncio():
    """The loop of a browser, which pyodide puts in place, cannot be waited for here."""
    for name in ("tasks", "runners", "timeouts", "taskgroups", "locks", "queues"):
        importlib.reload(sys.modules[f"asyncio.{name}"])
    for module in (asyncio.events, asyncio.runners, asyncio.tasks, asyncio):
        if hasattr(module, "new_event_loop"):
            module.new_event_loop = Loop
    for module in (asyncio.tasks, asyncio.runners, asyncio.timeouts, asyncio.taskgroups, asyncio.locks, asyncio.queues):
        for name in module.__all__:
            setattr(asyncio, name, getattr(module, name))


HEADER = re.compile(r"# (host|input): (.*)")


def version_line():
    """The first line of every generated `.out` file."""
    return f"# CPython {platform.python_version()}\n"


def run(path, source):
    """Runs `source`, shown as `path` in tracebacks, and returns its standard output plus what an uncaught exception prints."""
    main = types.ModuleType("__main__")
    output = io.StringIO()
    kept = (sys.modules["__main__"], sys.stdout, sys.stderr, sys.getrecursionlimit(), dict(vars(builtins)))
    # The traceback module reads source lines from here, as it would from the file.
    linecache.cache[path] = (len(source), None, source.splitlines(keepends=True), path)
    try:
        apply_headers(main, source)
        sys.modules["__main__"] = main
        sys.stdout, sys.stderr = output, io.StringIO()
        asyncio._set_running_loop(None)
        ending = execute(path, source, main)
        sys.stdout = io.StringIO()
        main.__dict__.clear()
        gc.collect()
        return output.getvalue() + ending
    finally:
        linecache.cache.pop(path, None)
        sys.modules["__main__"], sys.stdout, sys.stderr = kept[:3]
        sys.setrecursionlimit(kept[3])
        builtins.__dict__.update(kept[4])
        for name in builtins.__dict__.keys() - kept[4].keys():
            delattr(builtins, name)


def apply_headers(main, source):
    """Gives the program its inputs (globals) and host functions (found like built-in names)."""
    for line in source.splitlines():
        if not line.startswith("#"):
            return
        match = HEADER.fullmatch(line)
        if match is None:
            continue
        kind, text = match.groups()
        if kind == "input":
            name, value = text.split("=", 1)
            setattr(main, name.strip(), ast.literal_eval(value.strip()))
        else:
            declare_host_function(text)


def declare_host_function(text):
    """`fetch(url) -> "body"` becomes a built-in name `fetch`; `-> raise KeyError("x")` answers with that exception."""
    signature, answer = text.split("->", 1)
    answer = answer.strip()
    statement = answer if answer.startswith("raise ") else f"return {answer}"
    namespace = {}
    exec(f"def {signature.strip()}: {statement}", namespace)
    name = signature.split("(", 1)[0].strip()
    setattr(builtins, name, namespace[name])


def execute(path, source, main):
    """Executes the module and returns what CPython would write to standard error for the exception that ended it."""
    try:
        exec(compile(source, path, "exec", dont_inherit=True), main.__dict__)
    except SystemExit as ending:
        return exit_text(ending.code)
    except BaseException as error:
        # The first frame is this function; a SyntaxError has no other.
        return "".join(traceback.format_exception(type(error), error, error.__traceback__.tb_next))
    return ""


def exit_text(code):
    """`sys.exit`: silent for 0 and None, else a line with the process's exit status after the message if there is one."""
    if code is None or code == 0:
        return ""
    if isinstance(code, int):
        return f"# exit status {code}\n"
    return f"{code}\n# exit status 1\n"


use_plain_asyncio()
