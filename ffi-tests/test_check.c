/* Type checking: diagnostics as values, refused programs, sessions, and a thread with a small stack. */
#include "check.h"
#include <pthread.h>

/* Valgrind is slow: ten minutes. */
#define LONG (UINT64_C(600) * 1000 * 1000 * 1000)

static const char stubs[] = "async def fetch(url: str) -> str: ...\ndef orders(customer: str) -> list[int]: ...\nlimit: int\n";

static const char *text(const MontyValue *dict, const char *key)
{
    return monty_value_str(monty_value_get(dict, key, strlen(key)), NULL);
}

static int64_t number(const MontyValue *dict, const char *key)
{
    int64_t out = -1;
    CHECK(monty_value_int(monty_value_get(dict, key, strlen(key)), &out) == MONTY_OK);
    return out;
}

static MontyValue *find(const char *source)
{
    MontyValue *found = NULL;
    MontyError *error = NULL;
    MontyOptions *options = monty_options_new();
    CHECK(monty_options_set_check_limits(options, LONG, 1 << 30) == MONTY_OK);
    CHECK(monty_check(source, strlen(source), options, stubs, strlen(stubs), &found, &error) == MONTY_OK && error == NULL);
    CHECK(monty_value_kind(found) == MONTY_KIND_LIST);
    monty_options_free(options);
    return found;
}

static void findings(void)
{
    MontyValue *found = find("page = await fetch('a')\nsum(orders(page)) + limit");
    CHECK(monty_value_len(found) == 0);
    monty_value_free(found);

    found = find("x = 1\norders(limit)");
    CHECK(monty_value_len(found) == 1);
    const MontyValue *one = monty_value_item(found, 0);
    CHECK(strcmp(text(one, "severity"), "error") == 0 && strcmp(text(one, "rule"), "invalid-argument-type") == 0);
    CHECK(strcmp(text(one, "file"), "main.py") == 0 && strstr(text(one, "message"), "Expected `str`, found `int`") != NULL);
    CHECK(number(one, "line") == 2 && number(one, "column") == 8 && number(one, "end_line") == 2 && number(one, "end_column") == 13);
    CHECK(strncmp(text(one, "concise"), "main.py:2:8: error[", 19) == 0 && strstr(text(one, "annotated"), "2 | orders(limit)") != NULL);
    monty_value_free(found);

    found = find("orders(");
    CHECK(monty_value_len(found) == 1 && strcmp(text(monty_value_item(found, 0), "rule"), "invalid-syntax") == 0);
    monty_value_free(found);
}

static void errors(void)
{
    MontyValue *found = NULL;
    MontyError *error = NULL;
    MontyOptions *options = monty_options_new();
    CHECK(monty_options_set_check_limits(options, LONG, 1 << 30) == MONTY_OK);
    CHECK(monty_check("1", 1, options, "x: nothing", 10, &found, &error) == MONTY_ERROR_ARGUMENT && found == NULL);
    CHECK(monty_value_len(monty_error_diagnostics(error)) == 1);
    monty_error_free(error);
    CHECK(monty_check("1", 1, options, "x =", 3, &found, &error) == MONTY_ERROR_SYNTAX && found == NULL);
    CHECK(monty_error_diagnostics(error) == NULL);
    monty_error_free(error);
    CHECK(monty_error_diagnostics(NULL) == NULL);

    char deep[200];
    memset(deep, '(', 60);
    memset(deep + 60, ')', 60);
    CHECK(monty_check(deep, 120, options, NULL, 0, &found, &error) == MONTY_ERROR_LIMIT && found == NULL);
    monty_error_free(error);
    CHECK(monty_options_set_check_limits(options, 0, 0) == MONTY_OK);
    CHECK(monty_check("import asyncio, json, re, datetime", 33, options, NULL, 0, &found, &error) == MONTY_ERROR_LIMIT);
    MontyLimit which = MONTY_LIMIT_MEMORY;
    CHECK(monty_error_limit(error, &which) == MONTY_OK && which == MONTY_LIMIT_TIME_NS);
    monty_error_free(error);
    CHECK(MONTY_CHECK_TIME_NS == UINT64_C(5000000000) && MONTY_CHECK_MEMORY == 256 << 20);
    monty_options_free(options);
}

static void refused(void)
{
    MontyOptions *options = monty_options_new();
    MontyProgram *program = NULL;
    MontyError *error = NULL;
    MontyValue *found = NULL;
    CHECK(monty_options_set_stubs(options, stubs, strlen(stubs)) == MONTY_OK && monty_options_set_type_check(options) == MONTY_OK);
    CHECK(monty_options_set_check_limits(options, LONG, 1 << 30) == MONTY_OK);
    CHECK(monty_compile("orders(1)", 9, options, &program, &error) == MONTY_ERROR_CHECK && program == NULL);
    CHECK(monty_error_status(error) == MONTY_ERROR_CHECK && monty_value_len(monty_error_diagnostics(error)) == 1);
    MontyBytes bytes = MONTY_BYTES_INIT;
    CHECK(monty_error_format(error, &bytes) == MONTY_OK && strstr((const char *)bytes.data, "1 | orders(1)") != NULL);
    monty_bytes_free(&bytes);
    monty_error_free(error);

    static const char half[] = "def half(n: int) -> float: return n / 2";
    CHECK(monty_compile(half, strlen(half), options, &program, &error) == MONTY_OK);
    MontyRun *run = monty_run_new(program);
    CHECK(step(run) == MONTY_STATE_DONE);
    CHECK(monty_run_check(run, "half(3)", 7, NULL, &found, &error) == MONTY_OK && monty_value_len(found) == 0);
    monty_value_free(found);
    CHECK(monty_run_check(run, "half('')", 8, "<2>", &found, &error) == MONTY_OK && monty_value_len(found) == 1);
    CHECK(strcmp(text(monty_value_item(found, 0), "file"), "<2>") == 0);
    monty_value_free(found);
    CHECK(monty_run_feed(run, "half('')", 8, NULL, &error) == MONTY_ERROR_CHECK);
    monty_error_free(error);
    CHECK(monty_run_feed(run, "half(3)", 7, NULL, &error) == MONTY_OK && done_with(run, "1.5"));
    monty_run_free(run);
    monty_program_free(program);
    monty_options_free(options);
}

static void *small_stack(void *unused)
{
    MontyValue *found = NULL;
    MontyError *error = NULL;
    static const char endless[] = "class A:\n    __call__: 'A'\nA()()()\n";
    (void)unused;
    CHECK(monty_check(endless, strlen(endless), NULL, NULL, 0, &found, &error) == MONTY_ERROR_LIMIT);
    monty_error_free(error);
    found = find("limit + 'x'");
    CHECK(monty_value_len(found) == 1);
    monty_value_free(found);
    return NULL;
}

int main(void)
{
    findings();
    errors();
    refused();
    pthread_t thread;
    pthread_attr_t attributes;
    CHECK(pthread_attr_init(&attributes) == 0 && pthread_attr_setstacksize(&attributes, 128 * 1024) == 0);
    CHECK(pthread_create(&thread, &attributes, small_stack, NULL) == 0 && pthread_join(thread, NULL) == 0);
    pthread_attr_destroy(&attributes);
    monty_check_release();
    findings();
    monty_check_release();
    puts("test_check: ok");
    return 0;
}
