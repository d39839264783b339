/* Threads: a run used by two gets BUSY, a run that moves, a run freed in use, values read by many, and the smallest stack. */
#include "check.h"
#include <pthread.h>
#include <time.h>

static void pause_us(long microseconds)
{
    struct timespec time = {0, microseconds * 1000};
    nanosleep(&time, NULL);
}

/* Steps a run whose state another thread asks for until it is busy: that question may be what the step finds it busy with. */
static void step_asked(MontyRun *run)
{
    MontyStatus status;
    do status = monty_run_step(run, MONTY_UNLIMITED, NULL);
    while (status == MONTY_ERROR_BUSY);
    CHECK(status == MONTY_OK);
}

static void *step_it(void *run)
{
    step_asked(run);
    CHECK(monty_run_state(run) == MONTY_STATE_INTERRUPTED);
    return NULL;
}

static void busy(void)
{
    MontyRun *run = start("while True: pass", "");
    MontyInterrupt *handle = monty_run_interrupt_handle(run);
    MontyError *error = NULL;
    MontyBytes out = MONTY_BYTES_INIT;
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, step_it, run) == 0);
    while (monty_run_state(run) != MONTY_STATE_BUSY) pause_us(100);
    CHECK(monty_run_step(run, 1, &error) == MONTY_ERROR_BUSY && monty_error_status(error) == MONTY_ERROR_BUSY);
    monty_error_free(error);
    CHECK(monty_run_resume_value(run, monty_list(0), NULL) == MONTY_ERROR_BUSY);
    CHECK(monty_run_set_input(run, "x", 1, monty_int(1)) == MONTY_ERROR_BUSY);
    CHECK(monty_run_set_limit(run, MONTY_LIMIT_FUEL, 1) == MONTY_ERROR_BUSY && monty_run_usage(run, MONTY_LIMIT_FUEL) == 0);
    CHECK(monty_run_dump(run, &out, NULL) == MONTY_ERROR_BUSY && monty_run_event(run, &out) == MONTY_ERROR_BUSY);
    CHECK(monty_run_call_args(run) == NULL && monty_run_result(run) == NULL && monty_run_error(run) == NULL);
    CHECK(monty_run_clone(run, NULL) == NULL && monty_run_interrupt_handle(run) == NULL);
    monty_interrupt(handle);
    CHECK(pthread_join(thread, NULL) == 0);
    CHECK(monty_run_state(run) == MONTY_STATE_INTERRUPTED && 0 < monty_run_usage(run, MONTY_LIMIT_FUEL));
    monty_interrupt_free(handle);
    monty_run_free(run);
}

static void *step_until_freed(void *run)
{
    step_asked(run);
    return NULL;
}

/* The free comes while the step is on, which then is the one that frees. */
static void freed_in_use(void)
{
    MontyRun *run = start("while True: pass", "");
    MontyInterrupt *handle = monty_run_interrupt_handle(run);
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, step_until_freed, run) == 0);
    while (monty_run_state(run) != MONTY_STATE_BUSY) pause_us(100);
    monty_run_free(run);
    monty_interrupt(handle);
    CHECK(pthread_join(thread, NULL) == 0);
    monty_interrupt_free(handle);
}

static void *one_step(void *run)
{
    MontyState state = monty_run_state(run);
    if (state == MONTY_STATE_CALL) resume(run, monty_int(1));
    else if (state == MONTY_STATE_READY) step(run);
    return NULL;
}

/* Each step in a thread of its own. */
static void moves(void)
{
    MontyRun *run = start("sum(ask() for _ in range(10))", "ask");
    for (int i = 0; i < 11; i++) {
        pthread_t thread;
        CHECK(pthread_create(&thread, NULL, one_step, run) == 0);
        CHECK(pthread_join(thread, NULL) == 0);
    }
    CHECK(done_with(run, "10"));
    monty_run_free(run);
}

static void *read_value(void *value)
{
    for (int i = 0; i < 20; i++) {
        MontyValue *kept = monty_value_copy(monty_value_item(value, 1));
        CHECK(repr_is(value, "[1, 'two', {'three': 3.0}]") && str_is(kept, "two"));
        monty_value_free(kept);
    }
    return NULL;
}

static void values_read_by_many(void)
{
    MontyRun *run = start("[1, 'two', {'three': 3.0}]", "");
    pthread_t threads[8];
    CHECK(step(run) == MONTY_STATE_DONE);
    MontyValue *value = monty_value_copy(monty_run_result(run));
    monty_run_free(run);
    for (int i = 0; i < 8; i++) CHECK(pthread_create(&threads[i], NULL, read_value, value) == 0);
    for (int i = 0; i < 8; i++) CHECK(pthread_join(threads[i], NULL) == 0);
    monty_value_free(value);
}

/* `before` n times, `middle`, `after` n times. */
static char *nested(const char *before, const char *middle, const char *after, size_t n)
{
    size_t left = strlen(before), right = strlen(after);
    char *text = malloc(n * (left + right) + strlen(middle) + 1), *end = text;
    CHECK(text != NULL);
    for (size_t i = 0; i < n; i++, end += left) memcpy(end, before, left);
    end = stpcpy(end, middle);
    for (size_t i = 0; i < n; i++, end += right) memcpy(end, after, right);
    *end = 0;
    return text;
}

static void deep_programs(void)
{
    static const struct { const char *source, *result; } cases[] = {
        {"def f(n): return 0 if n == 0 else 1 + f(n - 1)\nf(50000)", "50000"},
        {"class C:\n    def __init__(self, n): self.next = C(n - 1) if n else None\n    def __eq__(self, o): return self.next == o.next\n"
         "C(9000) == C(9000)", "True"},
        {"def g(n):\n    if n: yield from g(n - 1)\n    yield n\nsum(1 for _ in g(400))", "401"},
        {"a = []\nfor _ in range(100000): a = [a]\nlen(repr(a)) if False else 1", "1"},
        {"a = b = []\nfor _ in range(20000): a = [a]; b = [b]\ntry:\n    r = a == b\nexcept RecursionError: r = True\nr", "True"},
        {"sorted([(i * 7919) % 1000 for i in range(1000)], key=lambda x: (lambda y: y)(x))[999]", "999"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        MontyRun *run = start(cases[i].source, "");
        CHECK(monty_run_set_limit(run, MONTY_LIMIT_RECURSION, 1000000) == MONTY_OK);
        CHECK(step(run) == MONTY_STATE_DONE && done_with(run, cases[i].result));
        monty_run_free(run);
    }
    MontyRun *run = start("def f(n): return f(n + 1)\nf(0)", "");
    CHECK(step(run) == MONTY_STATE_FAILED && failed_with(run, "RecursionError", "maximum recursion depth exceeded"));
    monty_run_free(run);
}

static void deep_sources(void)
{
    static const struct { const char *before, *middle, *after; } shapes[] = {
        {"(", "1", ")"}, {"[", "", "]"}, {"{1:", "1", "}"}, {"f(", "", ")"}, {"-", "1", ""}, {"not ", "1", ""}, {"1+", "1", ""}, {"x.y", "", ".z"},
        {"lambda: ", "1", ""}, {"1 if 1 else ", "1", ""}, {"a[", "0", "]"}, {"1<", "1", ""}, {"await ", "x", ""}, {"*", "a", ""}, {"x = ", "1", ""},
        {"if 1: ", "pass", ""}, {"f'{", "1", "}'"}, {"1**", "1", ""}, {"1 and ", "1", ""}, {"(yield ", "", ")"}, {"if 1:\n ", "pass", "\n"},
    };
    static const size_t depths[] = {50, 5000, 200000};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        for (size_t j = 0; j < sizeof depths / sizeof *depths; j++) {
            char *source = nested(shapes[i].before, shapes[i].middle, shapes[i].after, depths[j]);
            MontyProgram *program = NULL;
            MontyError *error = NULL;
            MontyStatus status = monty_compile(source, strlen(source), NULL, &program, &error);
            CHECK((status == MONTY_OK) == (program != NULL) && (status == MONTY_OK || status == MONTY_ERROR_SYNTAX));
            CHECK((status == MONTY_OK) == (error == NULL));
            monty_error_free(error);
            monty_program_free(program);
            free(source);
        }
    }
}

/* Snapshots of deep things, made and loaded. */
static void deep_snapshots(void)
{
    MontyRun *run = start("def f(n):\n    return ask() if n == 0 else 1 + f(n - 1)\na = []\nfor _ in range(20000): a = [a]\nf(5000)", "ask");
    MontyBytes bytes = MONTY_BYTES_INIT;
    CHECK(monty_run_set_limit(run, MONTY_LIMIT_RECURSION, 1000000) == MONTY_OK && step(run) == MONTY_STATE_CALL);
    CHECK(monty_run_dump(run, &bytes, NULL) == MONTY_OK);
    monty_run_free(run);
    CHECK(monty_run_load(NULL, bytes.data, bytes.len, &run, NULL) == MONTY_OK);
    monty_bytes_free(&bytes);
    CHECK(resume(run, monty_int(1)) == MONTY_STATE_DONE && done_with(run, "5001"));
    monty_run_free(run);
}

static void *on_a_small_stack(void *unused)
{
    (void)unused;
    deep_programs();
    deep_sources();
    deep_snapshots();
    return NULL;
}

static void small_stack(void)
{
    pthread_attr_t attributes;
    pthread_t thread;
    CHECK(pthread_attr_init(&attributes) == 0);
    CHECK(pthread_attr_setstacksize(&attributes, 128 * 1024) == 0);
    CHECK(pthread_create(&thread, &attributes, on_a_small_stack, NULL) == 0);
    CHECK(pthread_join(thread, NULL) == 0);
    pthread_attr_destroy(&attributes);
}

int main(void)
{
    busy();
    freed_in_use();
    moves();
    values_read_by_many();
    small_stack();
    puts("test_threads: ok");
    return 0;
}
