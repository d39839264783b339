/* Runs: states, limits, output, results, sessions, calls of the program's functions, forks. */
#include "check.h"

static void states(void)
{
    MontyError *error = NULL;
    MontyRun *run = start("x = ask()\nx * 2", "ask");
    CHECK(monty_run_state(run) == MONTY_STATE_READY && monty_run_result(run) == NULL && monty_run_error(run) == NULL);
    CHECK(monty_run_resume_value(run, monty_int(1), &error) == MONTY_ERROR_STATE && error != NULL);
    monty_error_free(error);
    CHECK(step(run) == MONTY_STATE_CALL && monty_run_result(run) == NULL);
    CHECK(monty_run_step(run, MONTY_UNLIMITED, &error) == MONTY_ERROR_STATE && monty_error_status(error) == MONTY_ERROR_STATE);
    monty_error_free(error);
    CHECK(monty_run_state(run) == MONTY_STATE_CALL);
    CHECK(resume(run, monty_int(21)) == MONTY_STATE_DONE && done_with(run, "42"));
    CHECK(monty_run_result(run) == monty_run_result(run));
    CHECK(monty_run_step(run, 1, NULL) == MONTY_ERROR_STATE && done_with(run, "42"));
    monty_run_free(run);
    monty_run_free(NULL);
    CHECK(monty_run_new(NULL) == NULL && monty_run_state(NULL) == MONTY_STATE_READY);
    CHECK(monty_run_step(NULL, 1, &error) == MONTY_ERROR_ARGUMENT && error != NULL);
    monty_error_free(error);
}

static void fuel(void)
{
    MontyRun *run = start("n = 0\nfor i in range(1000): n += i\nn", "");
    int steps = 0;
    CHECK(monty_run_step(run, 100, NULL) == MONTY_OK);
    while (monty_run_state(run) == MONTY_STATE_YIELDED) {
        CHECK(monty_run_step(run, 100, NULL) == MONTY_OK);
        steps++;
    }
    CHECK(10 < steps && done_with(run, "499500"));
    CHECK(1000 <= monty_run_usage(run, MONTY_LIMIT_FUEL));
    monty_run_free(run);
}

/* Each limit ends a program that would use it up, and is the one that the error names. */
static void limits(void)
{
    static const struct { MontyLimit which; uint64_t value; const char *source; } cases[] = {
        {MONTY_LIMIT_MEMORY, 4 << 20, "a = []\nwhile True: a.append([1, 2, 3])"},
        {MONTY_LIMIT_MEMORY, 4 << 20, "'x' * 10 ** 10"},
        {MONTY_LIMIT_MEMORY, 4 << 20, "list(range(10 ** 9))"},
        {MONTY_LIMIT_ALLOCATIONS, 10000, "while True: [1]"},
        {MONTY_LIMIT_TIME_NS, 20000000, "while True: pass"},
        {MONTY_LIMIT_TIME_NS, 20000000, "try:\n    while True: pass\nexcept BaseException: pass"},
        {MONTY_LIMIT_FUEL, 100000, "while True: pass"},
        {MONTY_LIMIT_OUTPUT, 1000, "while True: print('more')"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        MontyRun *run = start(cases[i].source, "");
        MontyLimit limit = MONTY_LIMIT_RECURSION;
        CHECK(monty_run_limit(run, cases[i].which) != MONTY_UNLIMITED);
        CHECK(monty_run_set_limit(run, cases[i].which, cases[i].value) == MONTY_OK);
        CHECK(monty_run_limit(run, cases[i].which) == cases[i].value);
        CHECK(step(run) == MONTY_STATE_FAILED);
        CHECK(monty_error_status(monty_run_error(run)) == MONTY_ERROR_LIMIT);
        CHECK(monty_error_limit(monty_run_error(run), &limit) == MONTY_OK && limit == cases[i].which);
        monty_run_free(run);
    }

    MontyRun *run = start("def f(n): return f(n + 1)\ntry:\n    f(0)\nexcept RecursionError as e:\n    r = str(e)\nr", "");
    CHECK(monty_run_set_limit(run, MONTY_LIMIT_RECURSION, 50) == MONTY_OK);
    CHECK(step(run) == MONTY_STATE_DONE && done_with(run, "'maximum recursion depth exceeded'"));
    CHECK(monty_run_set_limit(run, (MontyLimit)99, 1) == MONTY_ERROR_UNSUPPORTED);
    CHECK(monty_run_limit(run, (MontyLimit)99) == 0 && monty_run_usage(run, (MontyLimit)99) == 0);
    CHECK(monty_run_set_limit(NULL, MONTY_LIMIT_FUEL, 1) == MONTY_ERROR_ARGUMENT && monty_run_limit(NULL, MONTY_LIMIT_FUEL) == 0);
    monty_run_free(run);

    /* At a pause, too: an answer that does not fit is refused, and the call goes on waiting. */
    run = start("len(ask())", "ask");
    CHECK(step(run) == MONTY_STATE_CALL && 0 < monty_run_usage(run, MONTY_LIMIT_MEMORY));
    CHECK(monty_run_set_limit(run, MONTY_LIMIT_MEMORY, 1 << 20) == MONTY_OK);
    char *big = malloc(4 << 20);
    CHECK(big != NULL);
    memset(big, 'x', 4 << 20);
    CHECK(monty_run_resume_value(run, monty_str(big, 4 << 20), NULL) == MONTY_ERROR_LIMIT);
    free(big);
    CHECK(monty_run_state(run) == MONTY_STATE_CALL && resume(run, str("small")) == MONTY_STATE_DONE && done_with(run, "5"));
    monty_run_free(run);
}

struct heard {
    char text[200];
    size_t len;
    int dropped;
    MontyRun *run;
    MontyStatus within;
};

static void hear(void *userdata, MontyStream stream, const char *text, size_t len)
{
    struct heard *heard = userdata;
    CHECK(stream == MONTY_STDOUT || stream == MONTY_STDERR);
    CHECK(heard->len + len < sizeof heard->text);
    memcpy(heard->text + heard->len, text, len);
    heard->len += len;
    heard->within = monty_run_step(heard->run, 1, NULL);
    CHECK(monty_run_state(heard->run) == MONTY_STATE_BUSY && monty_run_result(heard->run) == NULL);
}

static void dropped(void *userdata) { ((struct heard *)userdata)->dropped++; }

static void output(void)
{
    MontyRun *run = start("import sys\nprint('one', 2)\nprint('three', file=sys.stderr)\nprint('\\u20ac', end='')", "");
    CHECK(step(run) == MONTY_STATE_DONE);
    CHECK(printed(run, MONTY_STDOUT, "one 2\n\xe2\x82\xac") && printed(run, MONTY_STDOUT, ""));
    CHECK(printed(run, MONTY_STDERR, "three\n"));
    MontyBytes out = MONTY_BYTES_INIT;
    CHECK(monty_run_take_output(run, (MontyStream)7, &out) == MONTY_ERROR_UNSUPPORTED && out.data == NULL);
    CHECK(monty_run_take_output(run, MONTY_STDOUT, NULL) == MONTY_ERROR_ARGUMENT);
    monty_run_free(run);

    run = start("print('a')\nask()\nprint('b')", "ask");
    struct heard heard = {.run = run, .within = MONTY_OK}, other = {.run = run};
    CHECK(monty_run_set_print(run, hear, &other, dropped) == MONTY_OK);
    CHECK(monty_run_set_print(run, hear, &heard, dropped) == MONTY_OK && other.dropped == 1);
    CHECK(step(run) == MONTY_STATE_CALL && same(heard.text, heard.len, "a\n") && heard.within == MONTY_ERROR_BUSY);
    CHECK(printed(run, MONTY_STDOUT, ""));
    CHECK(monty_run_set_print(run, NULL, NULL, NULL) == MONTY_OK && heard.dropped == 1);
    CHECK(resume(run, monty_none()) == MONTY_STATE_DONE && printed(run, MONTY_STDOUT, "b\n"));
    CHECK(monty_run_set_print(run, hear, &other, dropped) == MONTY_OK);
    monty_run_free(run);
    CHECK(other.dropped == 2 && heard.dropped == 1 && other.len == 0);
    CHECK(monty_run_set_print(NULL, hear, &other, dropped) == MONTY_ERROR_ARGUMENT && other.dropped == 3);
}

static void free_within(void *userdata, MontyStream stream, const char *text, size_t len)
{
    (void)stream, (void)text, (void)len;
    MontyRun **run = userdata;
    monty_run_free(*run);
    *run = NULL;
}

static void freed_by_its_callback(void)
{
    MontyRun *run = start("print('x')\n1", ""), *kept = run;
    CHECK(monty_run_set_print(run, free_within, &run, NULL) == MONTY_OK);
    CHECK(monty_run_step(kept, MONTY_UNLIMITED, NULL) == MONTY_OK && run == NULL);
}

static void session(void)
{
    MontyRun *run = start("total = 1\ndef add(a, *, b=0):\n    return total + a + b", "ask");
    MontyError *error = NULL;
    CHECK(monty_run_feed(run, "1", 1, NULL, NULL) == MONTY_ERROR_STATE);
    CHECK(step(run) == MONTY_STATE_DONE && done_with(run, "None"));
    CHECK(monty_run_feed(run, "total += 9\ntotal", 16, "<2>", &error) == MONTY_OK && error == NULL && done_with(run, "10"));
    CHECK(monty_run_feed(run, "total +", 7, "<3>", &error) == MONTY_ERROR_SYNTAX);
    CHECK(strcmp(monty_error_frame_file(error, 0, NULL), "<3>") == 0);
    monty_error_free(error);
    CHECK(done_with(run, "10") && monty_run_feed(run, "1", 1, "\xff", NULL) == MONTY_ERROR_UTF8);
    CHECK(monty_run_feed(run, "total / 0", 9, "<4>", NULL) == MONTY_OK && failed_with(run, "ZeroDivisionError", "division by zero"));
    CHECK(monty_run_feed(run, "ask(total) + 1", 14, NULL, NULL) == MONTY_OK && monty_run_state(run) == MONTY_STATE_CALL);
    CHECK(repr_is(monty_run_call_args(run), "(10,)") && resume(run, monty_int(5)) == MONTY_STATE_DONE && done_with(run, "6"));

    MontyValue *args = monty_list(1), *kwargs = monty_dict(1);
    CHECK(monty_value_append(args, monty_int(2)) == MONTY_OK && monty_value_insert(kwargs, str("b"), monty_int(30)) == MONTY_OK);
    CHECK(monty_run_call_function(run, "add", 3, args, kwargs, &error) == MONTY_OK && error == NULL && done_with(run, "42"));
    CHECK(monty_run_call_function(run, "add", 3, NULL, NULL, NULL) == MONTY_OK && monty_run_state(run) == MONTY_STATE_FAILED);
    CHECK(failed_with(run, "TypeError", "add() missing 1 required positional argument: 'a'"));
    CHECK(monty_run_call_function(run, "sub", 3, monty_tuple(0), NULL, &error) == MONTY_ERROR_ARGUMENT && error != NULL);
    monty_error_free(error);
    CHECK(monty_run_call_function(run, "add", 3, monty_int(1), monty_dict(0), NULL) == MONTY_ERROR_ARGUMENT);
    CHECK(monty_run_call_function(run, "add", 3, NULL, monty_int(1), NULL) == MONTY_ERROR_ARGUMENT);
    monty_run_free(run);
}

static void fork_run(void)
{
    MontyRun *run = start("seen = [1]\nseen.append(ask())\nprint(seen)\nseen", "ask");
    MontyError *error = NULL;
    CHECK(step(run) == MONTY_STATE_CALL);
    MontyRun *other = monty_run_clone(run, &error);
    CHECK(other != NULL && error == NULL && monty_run_state(other) == MONTY_STATE_CALL);
    CHECK(resume(run, monty_int(2)) == MONTY_STATE_DONE && done_with(run, "[1, 2]"));
    monty_run_free(run);
    CHECK(monty_run_call_id(other) == 1 && resume(other, monty_int(3)) == MONTY_STATE_DONE && done_with(other, "[1, 3]"));
    CHECK(printed(other, MONTY_STDOUT, "[1, 3]\n"));
    monty_run_free(other);
    CHECK(monty_run_clone(NULL, &error) == NULL && monty_error_status(error) == MONTY_ERROR_ARGUMENT);
    monty_error_free(error);
}

/* What crosses keeps its kind, its identity and its order. */
static void values(void)
{
    static const char source[] =
        "class Point:\n"
        "    def __init__(self, x): self.x = x\n"
        "shared = [1]\n"
        "loop = []\n"
        "loop.append(loop)\n"
        "[None, True, 2 ** 70, 1.5, 'é', b'\\x00', (1,), {'k': 2}, {3}, frozenset(), Point(4), ValueError('v'), ..., shared, shared, loop, "
        "ask(shared, key=shared)]";
    MontyRun *run = start(source, "ask");
    CHECK(step(run) == MONTY_STATE_CALL);
    const MontyValue *argument = monty_value_item(monty_run_call_args(run), 0);
    CHECK(argument != NULL && argument == monty_value_get(monty_run_call_kwargs(run), "key", 3));
    MontyValue *kept = monty_value_copy(argument);
    MontyValue *answer = monty_list(2);
    MontyValue *inner = monty_dict(1);
    CHECK(monty_value_insert(inner, monty_float(0.5), monty_none()) == MONTY_OK);
    CHECK(monty_value_append(answer, monty_value_copy(inner)) == MONTY_OK && monty_value_append(answer, inner) == MONTY_OK);
    CHECK(resume(run, answer) == MONTY_STATE_DONE);
    CHECK(repr_is(kept, "[1]"));
    monty_value_free(kept);

    const MontyValue *result = monty_run_result(run);
    static const MontyKind kinds[] = {MONTY_KIND_NONE, MONTY_KIND_BOOL, MONTY_KIND_INT, MONTY_KIND_FLOAT, MONTY_KIND_STR, MONTY_KIND_BYTES,
        MONTY_KIND_TUPLE, MONTY_KIND_DICT, MONTY_KIND_SET, MONTY_KIND_FROZENSET, MONTY_KIND_OBJECT, MONTY_KIND_EXCEPTION, MONTY_KIND_ELLIPSIS};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) CHECK(monty_value_kind(monty_value_item(result, i)) == kinds[i]);
    CHECK(monty_value_item(result, 13) == monty_value_item(result, 14));
    const MontyValue *loop = monty_value_item(result, 15), *answered = monty_value_item(result, 16);
    CHECK(monty_value_item(loop, 0) == loop);
    CHECK(monty_value_item(answered, 0) == monty_value_item(answered, 1) && repr_is(answered, "[{0.5: None}, {0.5: None}]"));
    CHECK(strcmp(monty_value_type(monty_value_item(result, 10), NULL), "Point") == 0);
    monty_run_free(run);
}

int main(void)
{
    states();
    fuel();
    limits();
    output();
    freed_by_its_callback();
    session();
    fork_run();
    values();
    puts("test_run: ok");
    return 0;
}
