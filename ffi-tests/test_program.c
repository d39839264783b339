/* Options and programs: declared names, sharing, bytes, and 16 threads that run one program. */
#include "check.h"
#include <pthread.h>

static void options(void)
{
    MontyOptions *options = monty_options_new();
    MontyProgram *program = NULL;
    MontyError *error = NULL;
    char name[] = "greet";
    CHECK(monty_options_add_function(options, name, 5) == MONTY_OK);
    name[0] = 'x'; /* it was copied */
    CHECK(monty_options_add_input(options, "who", 3) == MONTY_OK);
    CHECK(monty_options_add_input(options, "\xc3", 1) == MONTY_ERROR_UTF8);
    CHECK(monty_options_add_input(NULL, "who", 3) == MONTY_ERROR_ARGUMENT);
    CHECK(monty_options_set_filename(options, NULL, 1) == MONTY_ERROR_ARGUMENT);
    CHECK(monty_options_set_filename(options, "first.py", 8) == MONTY_OK);
    CHECK(monty_options_set_filename(options, "hello.py", 8) == MONTY_OK);
    CHECK(monty_compile("greet(who)", 10, options, &program, &error) == MONTY_OK && error == NULL);
    monty_options_free(options);
    monty_options_free(NULL);

    MontyRun *run = monty_run_new(program);
    CHECK(monty_run_set_input(run, "whom", 4, str("x")) == MONTY_ERROR_ARGUMENT);
    CHECK(monty_run_set_input(run, "who", 3, NULL) == MONTY_ERROR_ARGUMENT);
    CHECK(monty_run_set_input(run, "who", 3, str("World")) == MONTY_OK);
    CHECK(step(run) == MONTY_STATE_CALL && strcmp(monty_run_call_name(run, NULL), "greet") == 0);
    CHECK(repr_is(monty_run_call_args(run), "('World',)"));
    CHECK(monty_run_set_input(run, "who", 3, str("x")) == MONTY_ERROR_STATE);
    monty_run_free(run);

    /* An input that nobody set is a name that is not defined. */
    run = monty_run_new(program);
    CHECK(step(run) == MONTY_STATE_FAILED && failed_with(run, "NameError", "name 'who' is not defined"));
    CHECK(strcmp(monty_error_frame_file(monty_run_error(run), 0, NULL), "hello.py") == 0);
    monty_run_free(run);
    monty_program_free(program);
}

static void inputs_in_bytes(void)
{
    MontyOptions *options = monty_options_new();
    MontyProgram *program = NULL;
    MontyBytes bytes = MONTY_BYTES_INIT;
    MontyError *error = NULL;
    CHECK(monty_options_add_input(options, "a", 1) == MONTY_OK && monty_options_add_input(options, "b", 1) == MONTY_OK);
    CHECK(monty_compile("a * b", 5, options, &program, NULL) == MONTY_OK);
    MontyValue *inputs = monty_dict(2);
    CHECK(monty_value_insert(inputs, str("a"), monty_int(6)) == MONTY_OK);
    CHECK(monty_value_insert(inputs, str("b"), str("ab")) == MONTY_OK);
    CHECK(monty_value_encode(inputs, &bytes, NULL) == MONTY_OK);
    monty_value_free(inputs);
    MontyRun *run = monty_run_new(program);
    CHECK(monty_run_set_inputs_encoded(run, bytes.data, bytes.len - 1, &error) == MONTY_ERROR_FORMAT);
    monty_error_free(error);
    CHECK(monty_run_set_inputs_encoded(run, bytes.data, bytes.len, &error) == MONTY_OK && error == NULL);
    monty_bytes_free(&bytes);
    CHECK(step(run) == MONTY_STATE_DONE && done_with(run, "'abababababab'"));
    monty_run_free(run);
    run = monty_run_new(program);
    CHECK(monty_run_set_inputs_encoded(run, (const uint8_t *)"\x01", 1, &error) == MONTY_ERROR_ARGUMENT);
    monty_error_free(error);
    monty_run_free(run);
    monty_program_free(program);
    monty_options_free(options);
}

static void bytes(void)
{
    MontyProgram *program = compile("def f(n):\n    return ask(n) + 1\nf(1)", "ask"), *loaded = NULL;
    MontyBytes out = MONTY_BYTES_INIT;
    MontyError *error = NULL;
    MontyProgram *again = monty_program_ref(program);
    CHECK(again == program);
    monty_program_free(again);
    CHECK(monty_program_dump(program, &out, &error) == MONTY_OK && out.len > 0);
    monty_program_free(program);

    CHECK(monty_program_load(out.data, out.len, &loaded, &error) == MONTY_OK && error == NULL);
    MontyRun *run = monty_run_new(loaded);
    monty_program_free(loaded);
    CHECK(step(run) == MONTY_STATE_CALL && resume(run, monty_int(41)) == MONTY_STATE_DONE && done_with(run, "42"));
    monty_run_free(run);

    for (size_t len = 0; len < out.len; len += 7) {
        MontyStatus status = monty_program_load(out.data, len, &loaded, &error);
        CHECK((status == MONTY_ERROR_FORMAT || status == MONTY_ERROR_VERSION) && loaded == NULL && error != NULL);
        monty_error_free(error);
    }
    for (size_t i = 0; i < out.len; i++) {
        out.data[i] ^= 0x40;
        CHECK(monty_program_load(out.data, out.len, &loaded, NULL) != MONTY_OK && loaded == NULL);
        out.data[i] ^= 0x40;
    }
    monty_bytes_free(&out);
}

static void *one_of_many(void *shared)
{
    MontyProgram *program = monty_program_ref(shared);
    for (int i = 0; i < 3; i++) {
        MontyRun *run = monty_run_new(program);
        CHECK(step(run) == MONTY_STATE_CALL);
        CHECK(resume(run, monty_int(10)) == MONTY_STATE_DONE && done_with(run, "{0: 0, 1: 1, 4: 2, 9: 3, 'total': 4950}"));
        monty_run_free(run);
    }
    monty_program_free(program);
    return NULL;
}

static void many_threads(void)
{
    MontyProgram *program = compile("squares = {i * i: i for i in range(ask()) if i < 4}\n"
                                    "squares['total'] = sum(range(100))\n"
                                    "squares", "ask");
    pthread_t threads[16];
    for (int i = 0; i < 16; i++) CHECK(pthread_create(&threads[i], NULL, one_of_many, program) == 0);
    for (int i = 0; i < 16; i++) CHECK(pthread_join(threads[i], NULL) == 0);
    monty_program_free(program);
}

int main(void)
{
    options();
    inputs_in_bytes();
    bytes();
    many_threads();
    puts("test_program: ok");
    return 0;
}
