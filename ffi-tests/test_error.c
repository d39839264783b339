/* Errors: of the compiler, of a program, of a limit; owned and borrowed ones. */
#include "check.h"

static void syntax(void)
{
    static const char source[] = "x = 1\nif x ==:\n    pass\n";
    MontyOptions *options = monty_options_new();
    MontyProgram *program = (MontyProgram *)(void *)options;
    MontyError *error = NULL;
    MontyBytes text = MONTY_BYTES_INIT;
    size_t len = 0;
    CHECK(monty_options_set_filename(options, "broken.py", 9) == MONTY_OK);
    CHECK(monty_compile(source, strlen(source), options, &program, &error) == MONTY_ERROR_SYNTAX);
    CHECK(program == NULL && monty_error_status(error) == MONTY_ERROR_SYNTAX);
    const char *type = monty_error_type(error, &len);
    CHECK(same(type, len, "SyntaxError"));
    const char *message = monty_error_message(error, &len);
    CHECK(same(message, len, "invalid syntax"));
    CHECK(monty_error_frame_count(error) == 1 && monty_error_frame_line(error, 0) == 2);
    CHECK(monty_error_frame_column(error, 0) == 8);
    const char *file = monty_error_frame_file(error, 0, &len);
    CHECK(same(file, len, "broken.py"));
    const char *line = monty_error_frame_source(error, 0, &len);
    CHECK(same(line, len, "if x ==:"));
    CHECK(monty_error_format(error, &text) == MONTY_OK && strstr((char *)text.data, "File \"broken.py\", line 2") != NULL);
    monty_bytes_free(&text);
    monty_error_free(error);
    CHECK(monty_compile("\xff", 1, options, &program, &error) == MONTY_ERROR_UTF8);
    monty_error_free(error);
    CHECK(monty_compile(source, strlen(source), options, &program, NULL) == MONTY_ERROR_SYNTAX);
    monty_options_free(options);
}

static void exception(void)
{
    MontyRun *run = start("def inner(n):\n"
                          "    raise ValueError('bad', n)\n"
                          "\n"
                          "def outer():\n"
                          "    inner(7)\n"
                          "\n"
                          "outer()\n", "");
    CHECK(step(run) == MONTY_STATE_FAILED);
    CHECK(failed_with(run, "ValueError", "('bad', 7)"));
    const MontyError *error = monty_run_error(run);
    CHECK(error != NULL && error == monty_run_error(run) && monty_run_result(run) == NULL);
    CHECK(monty_error_status(error) == MONTY_ERROR_EXCEPTION);
    MontyLimit limit = MONTY_LIMIT_FUEL;
    CHECK(monty_error_limit(error, &limit) == MONTY_ERROR_STATE && limit == MONTY_LIMIT_MEMORY);

    static const struct { const char *function, *source; uint32_t line; } frames[] = {
        {"<module>", "outer()", 7}, {"outer", "inner(7)", 5}, {"inner", "raise ValueError('bad', n)", 2},
    };
    CHECK(monty_error_frame_count(error) == 3);
    for (size_t i = 0; i < 3; i++) {
        size_t len = 0;
        const char *text = monty_error_frame_function(error, i, &len);
        CHECK(same(text, len, frames[i].function));
        text = monty_error_frame_source(error, i, &len);
        CHECK(same(text, len, frames[i].source));
        text = monty_error_frame_file(error, i, &len);
        CHECK(same(text, len, "main.py") && text[len] == 0);
        CHECK(monty_error_frame_line(error, i) == frames[i].line);
    }
    CHECK(monty_error_frame_line(error, 3) == 0 && monty_error_frame_file(error, 3, NULL) == NULL);

    const MontyValue *value = monty_error_exception(error);
    CHECK(monty_value_kind(value) == MONTY_KIND_EXCEPTION && monty_value_len(value) == 2);
    CHECK(str_is(monty_value_item(value, 0), "bad"));
    CHECK(strcmp(monty_value_type(value, NULL), "ValueError") == 0);

    MontyBytes text = MONTY_BYTES_INIT;
    CHECK(monty_error_format(error, &text) == MONTY_OK);
    CHECK(strncmp((char *)text.data, "Traceback (most recent call last):\n", 35) == 0);
    CHECK(strstr((char *)text.data, "\nValueError: ('bad', 7)\n") != NULL);
    monty_bytes_free(&text);

    MontyValue *decoded = NULL;
    CHECK(monty_error_encode(error, &text) == MONTY_OK);
    CHECK(monty_value_decode(text.data, text.len, &decoded, NULL) == MONTY_OK);
    CHECK(str_is(monty_value_get(decoded, "type", 4), "ValueError"));
    CHECK(monty_value_len(monty_value_get(decoded, "frames", 6)) == 3);
    monty_value_free(decoded);
    monty_bytes_free(&text);
    monty_run_free(run);
}

static void limit(void)
{
    MontyRun *run = start("while True: pass", "");
    MontyLimit limit = MONTY_LIMIT_MEMORY;
    CHECK(monty_run_set_limit(run, MONTY_LIMIT_FUEL, 10000) == MONTY_OK);
    CHECK(step(run) == MONTY_STATE_FAILED);
    const MontyError *error = monty_run_error(run);
    CHECK(monty_error_status(error) == MONTY_ERROR_LIMIT);
    CHECK(monty_error_limit(error, &limit) == MONTY_OK && limit == MONTY_LIMIT_FUEL);
    CHECK(monty_error_limit(error, NULL) == MONTY_ERROR_ARGUMENT);
    monty_run_free(run);
}

static void nothing(void)
{
    size_t len = 1;
    MontyBytes out = {(uint8_t *)&len, 1};
    CHECK(monty_error_status(NULL) == MONTY_OK && monty_error_message(NULL, &len) == NULL && len == 0);
    CHECK(monty_error_type(NULL, NULL) == NULL && monty_error_exception(NULL) == NULL);
    CHECK(monty_error_format(NULL, &out) == MONTY_ERROR_ARGUMENT && out.data == NULL && out.len == 0);
    CHECK(monty_error_encode(NULL, NULL) == MONTY_ERROR_ARGUMENT);
    monty_error_free(NULL);
}

int main(void)
{
    syntax();
    exception();
    limit();
    nothing();
    puts("test_error: ok");
    return 0;
}
