"""A command interpreter for a to-do list, with undo."""
from dataclasses import dataclass, replace
from functools import wraps
import shlex

@dataclass(frozen=True)
class Task:
    id: int
    text: str
    done: bool = False
    priority: int = 0

    def __str__(self):
        return f"[{'x' if self.done else ' '}] {self.id}. {self.text}" + "!" * self.priority

COMMANDS = {}

def command(*names, changes=True):
    def register(function):
        @wraps(function)
        def run(app, *args):
            if changes:
                app.undo_stack.append((dict(app.tasks), app.next_id))
            return function(app, *args)
        for name in names:
            COMMANDS[name] = run
        return run
    return register

class App:
    def __init__(self):
        self.tasks, self.next_id, self.undo_stack = {}, 1, []

    def execute(self, line):
        name, *args = shlex.split(line)
        if name not in COMMANDS:
            close = [c for c in COMMANDS if c[0] == name[:1]]
            raise LookupError(f"unknown command {name!r}" + (f", did you mean {' or '.join(close)}?" if close else ""))
        return COMMANDS[name](self, *args)

@command("add", "a")
def add(app, *words):
    """Add a task."""
    if not words:
        raise ValueError("nothing to add")
    task = Task(app.next_id, " ".join(words))
    app.tasks[task.id] = task
    app.next_id += 1
    return f"added {task.id}"

@command("done")
def done(app, number):
    """Mark a task."""
    app.tasks[int(number)] = replace(app.tasks[int(number)], done=True)

@command("pri")
def pri(app, number, level="1"):
    """Set a priority."""
    app.tasks[int(number)] = replace(app.tasks[int(number)], priority=int(level))

@command("rm")
def rm(app, number):
    """Remove a task."""
    return f"removed {app.tasks.pop(int(number)).text!r}"

@command("list", "ls", changes=False)
def show(app, *filters):
    """List tasks."""
    chosen = [t for t in app.tasks.values() if all(f in t.text for f in filters)]
    return "\n".join(map(str, sorted(chosen, key=lambda t: (t.done, -t.priority, t.id)))) or "(nothing)"

@command("undo", changes=False)
def undo(app):
    """Take back the last change."""
    if not app.undo_stack:
        return "nothing to undo"
    app.tasks, app.next_id = app.undo_stack.pop()
    return "undone"

@command("help", changes=False)
def help_(app):
    """This list."""
    return ", ".join(f"{n}: {f.__doc__}" for n, f in sorted(COMMANDS.items()))

app = App()
SCRIPT = ["ls", "add buy milk", 'add "write report" today', "a call mum", "pri 2 3", "done 1", "ls", "ls call", "rm 3", "rm 9", "ls", "undo", "undo", "ls", "done x", "pri", "dance", "help", "undo", "add"]
for line in SCRIPT:
    try:
        result = app.execute(line)
    except (KeyError, ValueError, LookupError, TypeError) as error:
        result = f"{type(error).__name__}: {error}"
    print(">", line)
    if result:
        print(result)
