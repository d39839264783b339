/* What the C tests share: a check that says where it failed, text compared with its length, and programs made in a line. */
#ifndef CHECK_H
#define CHECK_H

#include <monty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                                             \
    do {                                                                             \
        if (!(condition)) {                                                          \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);  \
            exit(1);                                                                 \
        }                                                                            \
    } while (0)

/* Whether `len` bytes at `data` are the C string `text`. */
static inline int same(const void *data, size_t len, const char *text)
{
    return data != NULL && len == strlen(text) && memcmp(data, text, len) == 0;
}

/* A str value. */
static inline MontyValue *str(const char *text) { return monty_str(text, strlen(text)); }

/* Whether the text of `value` is `expected`, which has no zero byte in it. */
static inline int str_is(const MontyValue *value, const char *expected)
{
    size_t len = 0;
    const char *text = monty_value_str(value, &len);
    return same(text, len, expected) && text[len] == 0;
}

/* Whether the repr of a borrowed value is `expected`. */
static inline int repr_is(const MontyValue *value, const char *expected)
{
    MontyBytes out = MONTY_BYTES_INIT;
    CHECK(monty_value_repr(value, &out) == MONTY_OK);
    int equal = same(out.data, out.len, expected);
    if (!equal) fprintf(stderr, "got %s\n", (const char *)out.data);
    monty_bytes_free(&out);
    return equal;
}

/* Compiles `source` with the host functions that `functions` names, separated by spaces; ends the test if it cannot. */
static inline MontyProgram *compile(const char *source, const char *functions)
{
    MontyOptions *options = monty_options_new();
    MontyProgram *program = NULL;
    MontyError *error = NULL;
    while (*functions != 0) {
        size_t len = strcspn(functions, " ");
        CHECK(monty_options_add_function(options, functions, len) == MONTY_OK);
        functions += len + (functions[len] == ' ');
    }
    MontyStatus status = monty_compile(source, strlen(source), options, &program, &error);
    if (status != MONTY_OK) fprintf(stderr, "%s\n", monty_error_message(error, NULL));
    CHECK(status == MONTY_OK && program != NULL && error == NULL);
    monty_options_free(options);
    return program;
}

/* A run of a program that is compiled for it. */
static inline MontyRun *start(const char *source, const char *functions)
{
    MontyProgram *program = compile(source, functions);
    MontyRun *run = monty_run_new(program);
    CHECK(run != NULL);
    monty_program_free(program);
    return run;
}

/* Steps with unlimited fuel and returns the state. */
static inline MontyState step(MontyRun *run)
{
    MontyError *error = NULL;
    MontyStatus status = monty_run_step(run, MONTY_UNLIMITED, &error);
    if (status != MONTY_OK) fprintf(stderr, "%s\n", monty_error_message(error, NULL));
    CHECK(status == MONTY_OK && error == NULL);
    return monty_run_state(run);
}

/* Answers a call and returns the state. */
static inline MontyState resume(MontyRun *run, MontyValue *value)
{
    MontyError *error = NULL;
    MontyStatus status = monty_run_resume_value(run, value, &error);
    if (status != MONTY_OK) fprintf(stderr, "%s\n", monty_error_message(error, NULL));
    CHECK(status == MONTY_OK && error == NULL);
    return monty_run_state(run);
}

/* Whether the run is done with a result of that repr; prints what it failed with. */
static inline int done_with(const MontyRun *run, const char *expected)
{
    if (monty_run_state(run) == MONTY_STATE_FAILED) {
        MontyBytes text = MONTY_BYTES_INIT;
        CHECK(monty_error_format(monty_run_error(run), &text) == MONTY_OK);
        fprintf(stderr, "%s\n", (const char *)text.data);
        monty_bytes_free(&text);
    }
    return monty_run_state(run) == MONTY_STATE_DONE && repr_is(monty_run_result(run), expected);
}

/* Whether the run failed with an exception (or limit) whose type and message are these. */
static inline int failed_with(const MontyRun *run, const char *type, const char *message)
{
    const MontyError *error = monty_run_error(run);
    size_t type_len = 0, message_len = 0;
    const char *type_text = monty_error_type(error, &type_len);
    const char *message_text = monty_error_message(error, &message_len);
    int equal = monty_run_state(run) == MONTY_STATE_FAILED && same(type_text, type_len, type) && same(message_text, message_len, message);
    if (!equal) fprintf(stderr, "state %u, %s: %s\n", (unsigned)monty_run_state(run), type_text, message_text);
    return equal;
}

/* Whether what was printed is `expected`; takes it. */
static inline int printed(MontyRun *run, MontyStream stream, const char *expected)
{
    MontyBytes out = MONTY_BYTES_INIT;
    CHECK(monty_run_take_output(run, stream, &out) == MONTY_OK);
    int equal = same(out.data, out.len, expected);
    if (!equal) fprintf(stderr, "printed %s\n", (const char *)out.data);
    monty_bytes_free(&out);
    return equal;
}

#endif
