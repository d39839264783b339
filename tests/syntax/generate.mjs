// Writes `cases.jsonl`: what CPython 3.14 (pyodide) says about each text of `sources.jsonl`; and `tracebacks.jsonl`: the
// traceback with which each program of `failing.jsonl` ends, and the frames and exceptions that it was made of.
//
//     node generate.mjs        run `npm ci` in ../oracle first
//
// A source is one JSON string per line. A case is [source, class, message, line, column, end line, end column] with the
// attributes of the SyntaxError as they are, or [source] for a text that compiles. `await` outside of functions is
// allowed, as it is in libmonty.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "../oracle/node_modules/pyodide/pyodide.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const python = await loadPyodide();

python.runPython(`
import ast, json, warnings
warnings.simplefilter("ignore")

def case(line):
    source = json.loads(line)
    try:
        compile(source, "<case>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except SyntaxError as e:
        row = [source, type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset]
    else:
        row = [source]
    return json.dumps(row, ensure_ascii=False)
`);

python.runPython(`
import linecache, traceback

def exceptions_of(top):
    """All exceptions of a traceback, those that others refer to by index."""
    rows, index = [], {}
    def visit(te):
        if id(te) in index:
            return index[id(te)]
        index[id(te)] = number = len(rows)
        row = {}
        rows.append(row)
        frames = te.stack if te.stack is not None else None
        row["frames"] = frames and [
            [f.filename, f.lineno, f.name, f.end_lineno, f.colno, f.end_colno] for f in frames
        ]
        row["class"], row["message"], row["notes"] = te.exc_type_str, te._str, list(te.__notes__ or [])
        if te.__cause__ is not None:
            row["before"] = ["cause", visit(te.__cause__)]
        elif te.__context__ is not None and not te.__suppress_context__:
            row["before"] = ["context", visit(te.__context__)]
        if te.exceptions is not None:
            row["members"] = [visit(member) for member in te.exceptions]
        if issubclass(te.exc_type, SyntaxError):
            row["syntax"] = [te.msg, int(te.lineno or 0), te.offset, int(te.end_lineno or 0), te.end_offset, te.text, te.filename]
        return number
    visit(top)
    return rows

def failure(line):
    source = json.loads(line)
    linecache.cache["prog.py"] = (len(source), None, source.splitlines(True), "prog.py")
    try:
        exec(compile(source, "prog.py", "exec", dont_inherit=True), {"__name__": "__main__"})
    except BaseException as e:
        e.__traceback__ = e.__traceback__.tb_next
        top = traceback.TracebackException.from_exception(e)
        rows = exceptions_of(top)
        return json.dumps([source, rows, "".join(top.format())], ensure_ascii=False)
`);

const toCase = python.globals.get("case");
const toFailure = python.globals.get("failure");

function convert(from, to, row) {
  const lines = readFileSync(join(here, from), "utf8").split("\n").filter((line) => line !== "");
  writeFileSync(join(here, to), lines.map((line) => row(line) + "\n").join(""));
}

convert("sources.jsonl", "cases.jsonl", toCase);
convert("failing.jsonl", "tracebacks.jsonl", toFailure);
