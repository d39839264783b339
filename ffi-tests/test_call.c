/* Calls: read, answered with values, exceptions and bytes, at the places where programs make them. */
#include "check.h"

static void read_a_call(void)
{
    MontyRun *run = start("def f():\n    return fetch('page', 2, deep=True)\nf()", "fetch ask");
    size_t len = 0;
    CHECK(monty_run_call_id(run) == 0 && monty_run_call_line(run) == 0 && monty_run_call_name(run, &len) == NULL && len == 0);
    CHECK(monty_run_call_args(run) == NULL && monty_run_call_kwargs(run) == NULL);
    CHECK(step(run) == MONTY_STATE_CALL);
    const char *name = monty_run_call_name(run, &len);
    CHECK(same(name, len, "fetch") && name[len] == 0 && name == monty_run_call_name(run, NULL));
    CHECK(monty_run_call_id(run) == 1 && monty_run_call_kind(run) == MONTY_CALL_FUNCTION && monty_run_call_line(run) == 2);
    CHECK(repr_is(monty_run_call_args(run), "('page', 2)") && repr_is(monty_run_call_kwargs(run), "{'deep': True}"));
    CHECK(monty_run_call_args(run) == monty_run_call_args(run));
    CHECK(resume(run, str("text")) == MONTY_STATE_DONE && done_with(run, "'text'") && monty_run_call_args(run) == NULL);
    monty_run_free(run);
}

static void exceptions(void)
{
    MontyRun *run = start("try:\n    ask()\nexcept KeyError as e:\n    text = repr(e)\nask(text)", "ask");
    MontyError *error = NULL;
    CHECK(step(run) == MONTY_STATE_CALL);
    CHECK(monty_run_resume_exception(run, monty_int(1), &error) == MONTY_ERROR_ARGUMENT && error != NULL);
    monty_error_free(error);
    CHECK(monty_run_resume_exception(run, NULL, NULL) == MONTY_ERROR_ARGUMENT && monty_run_state(run) == MONTY_STATE_CALL);
    CHECK(monty_run_resume_exception(run, monty_exception("KeyError", 8, "k", 1), NULL) == MONTY_OK);
    CHECK(monty_run_state(run) == MONTY_STATE_CALL && monty_run_call_id(run) == 2);
    CHECK(repr_is(monty_run_call_args(run), "(\"KeyError('k')\",)"));
    CHECK(monty_run_resume_exception(run, monty_exception("OSError", 7, "gone", 4), NULL) == MONTY_OK);
    CHECK(failed_with(run, "OSError", "gone") && monty_error_frame_line(monty_run_error(run), 0) == 5);
    CHECK(monty_run_resume_exception(run, monty_exception("OSError", 7, "", 0), NULL) == MONTY_ERROR_STATE);
    monty_run_free(run);
}

static void in_bytes(void)
{
    MontyRun *run = start("a = ask(1, k=2)\ntry:\n    ask()\nexcept ValueError as e:\n    b = str(e)\n[a, b]", "ask");
    MontyBytes bytes = MONTY_BYTES_INIT;
    MontyError *error = NULL;
    MontyValue *event = NULL;
    CHECK(step(run) == MONTY_STATE_CALL && monty_run_event(run, &bytes) == MONTY_OK);
    CHECK(monty_value_decode(bytes.data, bytes.len, &event, NULL) == MONTY_OK);
    CHECK(repr_is(event, "{'state': 1, 'id': 1, 'kind': 0, 'name': 'ask', 'args': (1,), 'kwargs': {'k': 2}, 'line': 1}"));
    monty_bytes_free(&bytes);
    monty_value_free(event);

    static const char *const wrong[] = {"{}", "{'value': 1, 'exception': 2}", "{'valu': 1}", "1"};
    for (size_t i = 0; i < 4; i++) {
        MontyRun *maker = start(wrong[i], "");
        CHECK(step(maker) == MONTY_STATE_DONE && monty_value_encode(monty_run_result(maker), &bytes, NULL) == MONTY_OK);
        CHECK(monty_run_resume_encoded(run, bytes.data, bytes.len, &error) == MONTY_ERROR_ARGUMENT && error != NULL);
        monty_error_free(error);
        monty_bytes_free(&bytes);
        monty_run_free(maker);
    }
    CHECK(monty_run_resume_encoded(run, (const uint8_t *)"\xff", 1, &error) == MONTY_ERROR_FORMAT);
    monty_error_free(error);
    CHECK(monty_run_resume_encoded(run, NULL, 0, NULL) == MONTY_ERROR_FORMAT && monty_run_state(run) == MONTY_STATE_CALL);

    MontyValue *answer = monty_dict(1);
    CHECK(monty_value_insert(answer, str("value"), str("first")) == MONTY_OK && monty_value_encode(answer, &bytes, NULL) == MONTY_OK);
    CHECK(monty_run_resume_encoded(run, bytes.data, bytes.len, &error) == MONTY_OK && monty_run_call_id(run) == 2);
    monty_bytes_free(&bytes);
    monty_value_free(answer);
    answer = monty_dict(1);
    CHECK(monty_value_insert(answer, str("exception"), monty_exception("ValueError", 10, "second", 6)) == MONTY_OK);
    CHECK(monty_value_encode(answer, &bytes, NULL) == MONTY_OK);
    CHECK(monty_run_resume_encoded(run, bytes.data, bytes.len, &error) == MONTY_OK && done_with(run, "['first', 'second']"));
    monty_bytes_free(&bytes);
    monty_value_free(answer);
    CHECK(monty_run_event(run, &bytes) == MONTY_OK && monty_value_decode(bytes.data, bytes.len, &event, NULL) == MONTY_OK);
    CHECK(repr_is(event, "{'state': 5, 'result': ['first', 'second']}"));
    monty_bytes_free(&bytes);
    monty_value_free(event);
    CHECK(monty_run_feed(run, "1 / 0", 5, NULL, NULL) == MONTY_OK);
    CHECK(monty_run_event(run, &bytes) == MONTY_OK && monty_value_decode(bytes.data, bytes.len, &event, NULL) == MONTY_OK);
    CHECK(str_is(monty_value_get(monty_value_get(event, "error", 5), "type", 4), "ZeroDivisionError"));
    monty_bytes_free(&bytes);
    monty_value_free(event);
    monty_run_free(run);
}

/* A host function may be called wherever a Python function may; each program asks for 1, 2, 3... and gets them. */
static void everywhere(void)
{
    static const struct { const char *source, *result; } cases[] = {
        {"sorted(['b', 'a', 'c'], key=ask)", "['b', 'a', 'c']"},
        {"max([5, 6, 7], key=ask)", "7"},
        {"[ask(x) for x in 'ab']", "[1, 2]"},
        {"{ask(x): x for x in 'ab'}", "{1: 'a', 2: 'b'}"},
        {"def g():\n    yield ask()\n    yield ask()\nlist(g())", "[1, 2]"},
        {"list(map(ask, [8, 9]))", "[1, 2]"},
        {"class C:\n    def __init__(self): self.x = ask()\n    @property\n    def p(self): return ask() + self.x\nC().p", "3"},
        {"class C:\n    def __lt__(self, other): return ask() > 1\nlen(sorted([C(), C(), C()]))", "3"},
        {"class C:\n    def __repr__(self): return f'<{ask()}>'\nrepr([C(), C()])", "'[<1>, <2>]'"},
        {"class C:\n    def __hash__(self): return 1\n    def __eq__(self, o): return ask() == 1\nd = {C(): 'x'}\nd[C()]", "'x'"},
        {"class C:\n    def __enter__(self): return ask()\n    def __exit__(self, *e): ask()\nwith C() as c:\n    x = ask()\n[c, x]", "[1, 2]"},
        {"def f():\n    try:\n        return ask()\n    finally:\n        ask()\nf()", "1"},
        {"def deco(f): return ask()\n@deco\ndef f(): pass\nf", "1"},
        {"def f(x=ask()): return x\nf()", "1"},
        {"f'{ask()}-{ask():03}'", "'1-002'"},
        {"ask() < ask() < ask()", "True"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        MontyRun *run = start(cases[i].source, "ask");
        int64_t answer = 1;
        MontyState state = step(run);
        while (state == MONTY_STATE_CALL) state = resume(run, monty_int(answer++));
        CHECK(done_with(run, cases[i].result));
        monty_run_free(run);
    }
}

int main(void)
{
    read_a_call();
    exceptions();
    in_bytes();
    everywhere();
    puts("test_call: ok");
    return 0;
}
