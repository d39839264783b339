"""Writes misuse.c to stdout: every function of exports.txt, as monty.h declares it, used wrongly.

NULL for each pointer in turn and for all at once, a value no enum has for each enum, each function over runs in each state with
the states in which it may succeed, each getter over values of each kind. A function with a parameter that this script does not
know how to fill stops it, so none is forgotten.
"""

import re
import sys

# Pointers that may be NULL, by parameter or by function and parameter; everything else that is NULL is an error.
NULLABLE = {"error", "len", "negative", "print", "userdata", "drop", "monty_compile.options", "monty_run_feed.filename", "monty_run_check.filename",
            "monty_check.options", "monty_check.stubs",
            "monty_run_load.program", "monty_run_call_function.args", "monty_run_call_function.kwargs"}

# Functions over runs that want certain states; all others take every state.
STATES = ["READY", "CALL", "YIELDED", "INTERRUPTED", "DONE", "FAILED"]
WANTED = {
    "monty_run_step": {"READY", "YIELDED", "INTERRUPTED"},
    "monty_run_resume_value": {"CALL"},
    "monty_run_resume_exception": {"CALL"},
    "monty_run_resume_encoded": {"CALL"},
    "monty_run_set_input": {"READY"},
    "monty_run_set_inputs_encoded": {"READY"},
    "monty_run_feed": {"DONE", "FAILED"},
    "monty_run_call_function": {"DONE", "FAILED"},
}

# How each parameter is filled when nothing is wrong: by function and name, else by type.
FILL = {
    "monty_value_append.container": "world->list",
    "monty_value_insert.dict_or_object": "world->dict",
    "monty_run_resume_exception.exception": "monty_exception(\"E\", 1, \"\", 0)",
    "monty_run_call_function.args": "monty_tuple(0)",
    "monty_run_call_function.kwargs": "monty_dict(0)",
    "monty_run_call_function.name": "\"f\"",
    "monty_run_set_inputs_encoded.data": "world->inputs.data",
    "monty_run_set_inputs_encoded.len": "world->inputs.len",
    "monty_run_resume_encoded.data": "world->answer.data",
    "monty_run_resume_encoded.len": "world->answer.len",
    "monty_run_load.data": "world->snapshot.data",
    "monty_run_load.len": "world->snapshot.len",
    "monty_program_load.data": "world->bytes.data",
    "monty_program_load.len": "world->bytes.len",
    "monty_value_decode.data": "world->answer.data",
    "monty_value_decode.len": "world->answer.len",
    "monty_bytes_free.bytes": "&world->out",
    "monty_value_free.v": "monty_int(1)",
    "monty_error_free.error": "error_of_a_call()",
    "monty_options_free.options": "monty_options_new()",
    "monty_program_free.program": "monty_program_ref(world->program)",
    "monty_run_free.run": "monty_run_new(world->program)",
    "monty_interrupt_free.handle": "monty_run_interrupt_handle(world->run)",
    "monty_run_new.program": "world->program",
    "monty_run_load.program": "NULL",
    "monty_run_step.fuel": "1000",
}
FILL_TYPE = {
    "const MontyError *": "world->error", "const MontyValue *": "world->value", "MontyValue *": "monty_int(1)",
    "MontyRun *": "world->run", "const MontyRun *": "world->run", "MontyOptions *": "world->options",
    "const MontyOptions *": "world->options", "const MontyProgram *": "world->program", "const MontyInterrupt *": "world->handle",
    "MontyBytes *": "&world->out", "MontyError **": "&world->failure", "MontyValue **": "&world->made",
    "MontyRun **": "&world->made_run", "MontyProgram **": "&world->made_program", "size_t *": "&world->len",
    "int64_t *": "&world->number", "uint64_t *": "&world->id", "bool *": "&world->flag", "MontyLimit *": "&world->limit",
    "const char *": "\"x\"", "const uint8_t *": "(const uint8_t *)\"x\"", "size_t": "1", "uint64_t": "0", "bool": "false",
    "int64_t": "1", "double": "1.0", "MontyPrintFn": "NULL", "MontyDropFn": "NULL", "void *": "NULL", "MontyLimit": "MONTY_LIMIT_FUEL", "MontyStream": "MONTY_STDOUT", "MontyStatus": "MONTY_OK",
}
ENUMS = {"MontyLimit", "MontyStream", "MontyStatus"}
OUTS = {"MontyBytes *": "world->out.data == NULL && world->out.len == 0", "MontyValue **": "world->made == NULL",
        "MontyRun **": "world->made_run == NULL", "MontyProgram **": "world->made_program == NULL",
        "int64_t *": "world->number == 0", "uint64_t *": "world->id == 0"}

PROLOGUE = r"""/* Made by misuse.py. */
#include "check.h"

/* One of everything, new for every call. */
struct world {
    MontyOptions *options;
    MontyProgram *program;
    MontyRun *run;
    MontyInterrupt *handle;
    MontyValue *value, *list, *dict;
    const MontyError *error;
    MontyError *owned_error;
    MontyBytes inputs, answer, snapshot, bytes;
    /* Out-parameters: filled with what no call writes. */
    MontyBytes out;
    MontyValue *made;
    MontyRun *made_run;
    MontyProgram *made_program;
    MontyError *failure;
    size_t len;
    int64_t number;
    uint64_t id;
    bool flag;
    MontyLimit limit;
};

static MontyError *error_of_a_call(void)
{
    MontyValue *out = NULL;
    MontyError *error = NULL;
    CHECK(monty_value_decode((const uint8_t *)"\xff", 1, &out, &error) == MONTY_ERROR_FORMAT);
    return error;
}

static MontyBytes encoded(const char *key, MontyValue *value)
{
    MontyBytes out = MONTY_BYTES_INIT;
    MontyValue *dict = monty_dict(1);
    CHECK(monty_value_insert(dict, str(key), value) == MONTY_OK && monty_value_encode(dict, &out, NULL) == MONTY_OK);
    monty_value_free(dict);
    return out;
}

static const char *const sources[] = {
    "def f(): return 1\nx", "def f(): return 1\nask(1)", "def f(): return 1\nwhile True: pass", "def f(): return 1\nwhile True: pass",
    "def f(): return 1\n2", "def f(): return 1\n1 / 0",
};
static const MontyState states[] = {MONTY_STATE_READY, MONTY_STATE_CALL, MONTY_STATE_YIELDED, MONTY_STATE_INTERRUPTED, MONTY_STATE_DONE,
                                    MONTY_STATE_FAILED};

/* A world whose run is in states[state]. */
static struct world *setup(int state)
{
    struct world *world = calloc(1, sizeof *world);
    CHECK(world != NULL);
    world->options = monty_options_new();
    CHECK(monty_options_add_function(world->options, "ask", 3) == MONTY_OK && monty_options_add_input(world->options, "x", 1) == MONTY_OK);
    CHECK(monty_compile(sources[state], strlen(sources[state]), world->options, &world->program, NULL) == MONTY_OK);
    world->run = monty_run_new(world->program);
    world->handle = monty_run_interrupt_handle(world->run);
    CHECK(monty_run_mount(world->run, "x", 1, (const uint8_t *)"x", 1, true, NULL) == MONTY_OK);
    if (states[state] == MONTY_STATE_INTERRUPTED) monty_interrupt(world->handle);
    if (states[state] != MONTY_STATE_READY) CHECK(monty_run_step(world->run, 1000, NULL) == MONTY_OK);
    CHECK(monty_run_state(world->run) == states[state]);
    world->value = monty_list(1);
    CHECK(monty_value_append(world->value, monty_int(5)) == MONTY_OK);
    world->list = monty_list(1);
    world->dict = monty_dict(1);
    world->owned_error = error_of_a_call();
    world->error = world->owned_error;
    world->inputs = encoded("x", monty_int(5));
    world->answer = encoded("value", monty_int(5));
    CHECK(monty_run_dump(world->run, &world->snapshot, NULL) == MONTY_OK);
    CHECK(monty_program_dump(world->program, &world->bytes, NULL) == MONTY_OK);
    return world;
}

static void teardown(struct world *world)
{
    monty_options_free(world->options);
    monty_program_free(world->program);
    monty_run_free(world->run);
    monty_interrupt_free(world->handle);
    monty_value_free(world->value);
    monty_value_free(world->list);
    monty_value_free(world->dict);
    monty_error_free(world->owned_error);
    monty_bytes_free(&world->inputs);
    monty_bytes_free(&world->answer);
    monty_bytes_free(&world->snapshot);
    monty_bytes_free(&world->bytes);
    monty_bytes_free(&world->out);
    monty_bytes_free(&world->out);
    monty_value_free(world->made);
    monty_run_free(world->made_run);
    monty_program_free(world->made_program);
    monty_error_free(world->failure);
    free(world);
}

/* What an owned result of each type is freed with; borrowed ones are only looked at. */
static void drop_value(MontyValue *value) { monty_value_free(value); }
static void drop_run(MontyRun *run) { monty_run_free(run); }
static void drop_program(MontyProgram *program) { monty_program_free(program); }
static void drop_handle(MontyInterrupt *handle) { monty_interrupt_free(handle); }

/* Statuses that mean what the caller did, and not a fault of the library or another call. */
static int is_refusal(MontyStatus status)
{
    return status != MONTY_ERROR_INTERNAL && status != MONTY_ERROR_BUSY;
}

/* Puts into the out-parameters what no call leaves there. The pointers lead nowhere and are only compared. */
static void stain(struct world *world)
{
    static uint8_t nowhere[8];
    world->out.data = nowhere;
    world->out.len = 99;
    world->made = (MontyValue *)(void *)nowhere;
    world->made_run = (MontyRun *)(void *)nowhere;
    world->made_program = (MontyProgram *)(void *)nowhere;
    world->failure = (MontyError *)(void *)nowhere;
    world->len = 99;
    world->number = 99;
    world->id = 99;
}

/* Takes away what the call did not write over. */
static void clean(struct world *world, int out, int made, int made_run, int made_program, int failure)
{
    if (!out) world->out = (MontyBytes)MONTY_BYTES_INIT;
    if (!made) world->made = NULL;
    if (!made_run) world->made_run = NULL;
    if (!made_program) world->made_program = NULL;
    if (!failure) world->failure = NULL;
}
"""

KINDS = r"""
/* Every getter over every kind of value: the wrong kind is NULL, 0 or MONTY_ERROR_ARGUMENT, and touches nothing else. */
static void kinds(void)
{
    MontyValue *values[] = {
        monty_none(), monty_bool(true), monty_int(-5), monty_float(1.5), str("text"), monty_bytes((const uint8_t *)"b", 1), monty_list(0), monty_tuple(0),
        monty_dict(0), monty_set(0), monty_frozenset(0), monty_object("C", 1), monty_exception("E", 1, "m", 1), monty_function("f", 1),
        monty_ellipsis(), monty_int_from_bytes(false, (const uint8_t *)"\1\0\0\0\0\0\0\0\0", 9), monty_host_object("h", 1, 3), monty_dataclass("D", 1),
    };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        MontyValue *v = values[i];
        MontyKind kind = monty_value_kind(v);
        int64_t number = 9;
        uint64_t id = 9;
        MontyBytes out = MONTY_BYTES_INIT;
        CHECK((monty_value_int(v, &number) == MONTY_OK) == (i == 2) && number == (i == 2 ? -5 : 0));
        CHECK((monty_value_int_bytes(v, NULL, NULL) != NULL) == (kind == MONTY_KIND_INT));
        CHECK((monty_value_bytes(v, NULL) != NULL) == (kind == MONTY_KIND_BYTES));
        CHECK((monty_value_str(v, NULL) != NULL) == (kind == MONTY_KIND_STR || kind == MONTY_KIND_EXCEPTION || kind == MONTY_KIND_FUNCTION));
        CHECK(monty_value_bool(v) == (kind == MONTY_KIND_BOOL) && (monty_value_float(v) == 1.5) == (kind == MONTY_KIND_FLOAT));
        CHECK((monty_value_id(v, &id) == MONTY_OK) == (i == 16) && id == (i == 16 ? 3u : 0u));
        CHECK(monty_value_is_dataclass(v) == (i == 17) && monty_value_type(v, NULL) != NULL);
        CHECK(monty_value_item(v, 7) == NULL && monty_value_item(v, SIZE_MAX) == NULL && monty_value_key(v, 0) == NULL);
        CHECK(monty_value_key(v, SIZE_MAX) == NULL && monty_value_get(v, "no", 2) == NULL && monty_value_get(v, "\xff", 1) == NULL);
        CHECK(monty_value_cause(v) == NULL && monty_value_traceback(v, NULL) == NULL);
        CHECK(monty_value_repr(v, &out) == MONTY_OK && 0 < out.len);
        monty_bytes_free(&out);
        CHECK(monty_value_encode(v, &out, NULL) == MONTY_OK && 0 < out.len);
        monty_bytes_free(&out);
        CHECK(is_refusal(monty_value_to_json(v, &out, NULL)));
        monty_bytes_free(&out);
        MontyStatus appended = monty_value_append(v, monty_int(1)), inserted = monty_value_insert(v, str("k"), monty_int(1));
        CHECK((appended == MONTY_OK) == ((MONTY_KIND_LIST <= kind && kind <= MONTY_KIND_TUPLE) || kind == MONTY_KIND_SET ||
                                         kind == MONTY_KIND_FROZENSET || kind == MONTY_KIND_EXCEPTION));
        CHECK((inserted == MONTY_OK) == (kind == MONTY_KIND_DICT || kind == MONTY_KIND_OBJECT || kind == MONTY_KIND_EXCEPTION));
        CHECK(appended == MONTY_OK || appended == MONTY_ERROR_ARGUMENT);
        CHECK(inserted == MONTY_OK || inserted == MONTY_ERROR_ARGUMENT);
        monty_value_free(v);
    }
}
"""


def declarations(header):
    """(return type, name, [(type, name)]) of every function, in order."""
    text = re.sub(r"/\*.*?\*/|//[^\n]*", " ", header, flags=re.S)
    found = []
    for match in re.finditer(r"MONTY_API\s+(?:MONTY_OWNED\s+)?([\w\s*]+?)(\bmonty_\w+)\s*\(([^)]*)\)\s*;", text):
        returns, name, params = match.groups()
        pairs = []
        for param in params.split(","):
            param = " ".join(param.split())
            if param != "void":
                kind, param_name = re.fullmatch(r"(.*?)(\w+)", param).groups()
                pairs.append((kind.strip(), param_name))
        found.append((" ".join(returns.split()), name, pairs))
    return found


def fill(function, kind, name):
    text = FILL.get(f"{function}.{name}", FILL_TYPE.get(kind))
    return text or sys.exit(f"misuse.py: how is {function}'s {kind} {name} filled?")


def nullable(function, name, kind):
    if name == "len" and "*" not in kind:
        return True
    return name in NULLABLE and not (function.startswith("monty_error_") and name == "error") or f"{function}.{name}" in NULLABLE


OWNED = {"MontyValue *": "drop_value", "MontyRun *": "drop_run", "MontyProgram *": "drop_program",
         "MontyInterrupt *": "drop_handle"}


def call(function, returns, params, wrong):
    """A call with the parameters in `wrong` (number to C text) and what is checked about its result."""
    args = [wrong.get(i, fill(function, kind, name)) for i, (kind, name) in enumerate(params)]
    text = f"{function}({', '.join(args)})"
    missing = [i for i in wrong if "*" in params[i][0] and not nullable(function, params[i][1], params[i][0])]
    # An enum that does not exist is asked about only when everything else is there.
    unknown = [i for i in wrong if params[i][0] in ENUMS and not missing]
    written = [OUTS[kind] for i, (kind, name) in enumerate(params) if kind in OUTS and i not in wrong and function != "monty_bytes_free"]
    lines = []
    if returns == "MontyStatus" and function != "monty_error_status":
        if missing or unknown:
            status = "MONTY_ERROR_ARGUMENT" if missing else "MONTY_ERROR_UNSUPPORTED"
            lines.append(f"CHECK({text} == {status});")
            lines += [f"CHECK({check});" for check in written]
            for i, (kind, name) in enumerate(params):
                if kind == "MontyError **" and i not in wrong:
                    lines.append(f"CHECK(monty_error_status(world->failure) == {status});")
        else:
            lines.append(f"CHECK(is_refusal({text}));")
    elif returns in OWNED:
        lines.append(f"{returns}result = {text};")
        if missing:
            lines.append("CHECK(result == NULL);")
        lines.append(f"{OWNED[returns]}(result);")
    elif returns == "void":
        lines.append(f"{text};")
    elif function == "monty_status_name":
        lines.append(f"CHECK({text} != NULL);")
    elif missing or unknown:
        lines.append(f"CHECK({text} == {'NULL' if '*' in returns else '0'});")
    else:
        lines.append(f"(void){text};")
    return lines


def touched(params, wrong):
    """Which out-parameters the call wrote, for clean()."""
    kinds = {kind for i, (kind, _) in enumerate(params) if i not in wrong}
    order = ["MontyBytes *", "MontyValue **", "MontyRun **", "MontyProgram **", "MontyError **"]
    return ", ".join("1" if kind in kinds else "0" for kind in order)


def case(function, returns, params, wrong):
    stain = "" if function == "monty_bytes_free" else "stain(world);"
    clean = "" if function == "monty_bytes_free" else f"clean(world, {touched(params, wrong)});"
    body = " ".join(call(function, returns, params, wrong))
    return f"    {{ struct world *world = setup(1); {stain} {body} {clean} teardown(world); }}"


def of_function(function, returns, params):
    pointers = [i for i, (kind, _) in enumerate(params) if "*" in kind or kind in ("MontyPrintFn", "MontyDropFn")]
    lines = [f"static void misuse_{function}(void)", "{"]
    lines += [case(function, returns, params, {i: "NULL"}) for i in pointers]
    if pointers:
        lines.append(case(function, returns, params, {i: "NULL" for i in pointers}))
    lines += [case(function, returns, params, {i: f"({kind})4711"}) for i, (kind, _) in enumerate(params) if kind in ENUMS]
    if any("MontyRun *" in kind for kind, _ in params) and function != "monty_run_free":
        lines += over_states(function, returns, params)
    return lines + ["}", ""]


def over_states(function, returns, params):
    args = ", ".join(fill(function, kind, name) for kind, name in params)
    wanted = WANTED.get(function)
    lines = ["    for (int state = 0; state < 6; state++) {", "        struct world *world = setup(state);"]
    if returns == "MontyStatus":
        lines.append(f"        MontyStatus status = {function}({args});")
        if function == "monty_run_set_input":
            lines.append("        CHECK(is_refusal(status));")
        elif wanted is None:
            lines.append("        CHECK(status == MONTY_OK);")
        else:
            right = " || ".join(f"states[state] == MONTY_STATE_{name}" for name in STATES if name in wanted)
            lines.append(f"        CHECK(status == (({right}) ? MONTY_OK : MONTY_ERROR_STATE));")
    elif returns in OWNED:
        lines.append(f"        {OWNED[returns]}({function}({args}));")
    else:
        lines.append(f"        (void){function}({args});")
    return lines + ["        teardown(world);", "    }"]


def main():
    header, exports = (open(path, encoding="utf-8").read() for path in sys.argv[1:3])
    functions = declarations(header)
    if sorted(name for _, name, _ in functions) != exports.split():
        sys.exit("misuse.py: the header and exports.txt do not agree")
    print(PROLOGUE)
    for returns, name, params in functions:
        if params:
            print("\n".join(of_function(name, returns, params)))
    print(KINDS)
    print("int main(void)\n{")
    for _, name, params in functions:
        if params:
            print(f"    misuse_{name}();")
    print("    kinds();\n    monty_check_release();\n    puts(\"misuse: ok\");\n    return 0;\n}")


main()
