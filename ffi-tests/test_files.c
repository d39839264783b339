/* Virtual files: given to a run, read and written by its program, taken over by snapshots and clones, read out again. */
#include "check.h"

static MontyStatus mount(MontyRun *run, const char *path, const char *data, bool writable)
{
    return monty_run_mount(run, path, strlen(path), (const uint8_t *)data, strlen(data), writable, NULL);
}

static int holds(const MontyRun *run, const char *path, const char *expected)
{
    MontyBytes out = MONTY_BYTES_INIT;
    CHECK(monty_run_read_file(run, path, strlen(path), &out, NULL) == MONTY_OK);
    int equal = same(out.data, out.len, expected);
    monty_bytes_free(&out);
    return equal;
}

static void read_and_written(void)
{
    MontyRun *run = start("rows = [line.split(',') for line in open('data/rows.csv')]\n"
                          "with open('/data/log', 'a') as log: log.write(f'{len(rows)} rows\\n')\n"
                          "open('out/new.txt', 'w').write('made')\n"
                          "open('empty').read(), rows[1][0]",
                          "");
    MontyBytes out = MONTY_BYTES_INIT;
    CHECK(mount(run, "/data/rows.csv", "a,b\n1,2\n", false) == MONTY_OK && mount(run, "data/../data/log", "old\n", true) == MONTY_OK);
    CHECK(monty_run_mount_directory(run, "out/", 4, true, NULL) == MONTY_OK);
    CHECK(monty_run_mount(run, "empty", 5, NULL, 0, false, NULL) == MONTY_OK && holds(run, "/empty", ""));
    CHECK(monty_run_read_file(run, "out/new.txt", 11, &out, NULL) == MONTY_ERROR_ARGUMENT && out.data == NULL);
    CHECK(step(run) == MONTY_STATE_DONE && done_with(run, "('', '1')"));
    CHECK(holds(run, "data/log", "old\n2 rows\n") && holds(run, "out/new.txt", "made") && holds(run, "data/rows.csv", "a,b\n1,2\n"));
    monty_run_free(run);
}

static void refused(void)
{
    static const struct { const char *source, *type, *message; } cases[] = {
        {"open('fixed', 'w')", "PermissionError", "[Errno 13] Permission denied: 'fixed'"},
        {"open('fixed/x')", "NotADirectoryError", "[Errno 20] Not a directory: 'fixed/x'"},
        {"open('shown/x')", "FileNotFoundError", "[Errno 2] No such file or directory: 'shown/x'"},
        {"open('shown/x', 'w')", "PermissionError", "[Errno 13] Permission denied: 'shown/x'"},
        {"open('shown')", "IsADirectoryError", "[Errno 21] Is a directory: 'shown'"},
        {"open('elsewhere', 'w')", "PermissionError", "[Errno 13] Permission denied: 'elsewhere'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        MontyRun *run = start(cases[i].source, "");
        CHECK(mount(run, "fixed", "text", false) == MONTY_OK && monty_run_mount_directory(run, "shown", 5, false, NULL) == MONTY_OK);
        CHECK(step(run) == MONTY_STATE_FAILED && failed_with(run, cases[i].type, cases[i].message));
        monty_run_free(run);
    }
    MontyError *error = NULL;
    MontyRun *run = start("open('x').read()", "");
    CHECK(monty_run_mount(run, "", 0, NULL, 0, false, &error) == MONTY_ERROR_ARGUMENT && error != NULL);
    monty_error_free(error);
    CHECK(monty_run_mount(run, "a\0b", 3, NULL, 0, false, NULL) == MONTY_ERROR_ARGUMENT);
    CHECK(monty_run_mount_directory(run, "\xff", 1, false, NULL) == MONTY_ERROR_UTF8);
    monty_run_free(run);
}

/* A file counts for the limit, before and after the program made it longer. */
static void limited(void)
{
    MontyRun *run = start("f = open('x', 'ab')\nwhile True: f.write(bytes(1000))", "");
    uint8_t *data = calloc(1, 4 << 20);
    CHECK(data != NULL && monty_run_set_limit(run, MONTY_LIMIT_MEMORY, 2 << 20) == MONTY_OK);
    CHECK(monty_run_mount(run, "x", 1, data, 4 << 20, true, NULL) == MONTY_ERROR_LIMIT);
    CHECK(monty_run_mount(run, "x", 1, data, 1 << 20, true, NULL) == MONTY_OK && (1 << 20) <= monty_run_usage(run, MONTY_LIMIT_MEMORY));
    CHECK(step(run) == MONTY_STATE_FAILED && monty_error_status(monty_run_error(run)) == MONTY_ERROR_LIMIT);
    free(data);
    monty_run_free(run);
}

/* What no directory covers is asked of the host, for reading. */
static void asked(void)
{
    MontyRun *run = start("try:\n    open('missing')\nexcept FileNotFoundError as error:\n    name = error.filename\n"
                          "open('b', 'rb').read(), open('t', encoding='utf-8').read(), name",
                          "");
    CHECK(step(run) == MONTY_STATE_CALL && monty_run_call_kind(run) == MONTY_CALL_OS && same(monty_run_call_name(run, NULL), 4, "open"));
    CHECK(repr_is(monty_run_call_args(run), "('missing', 'r')"));
    MontyValue *exception = monty_exception("FileNotFoundError", 17, "No such file", 12);
    CHECK(monty_run_resume_exception(run, exception, NULL) == MONTY_OK && monty_run_state(run) == MONTY_STATE_CALL);
    CHECK(resume(run, monty_bytes((const uint8_t *)"\1\2", 2)) == MONTY_STATE_CALL);
    CHECK(resume(run, str("caf\xc3\xa9")) == MONTY_STATE_DONE && done_with(run, "(b'\\x01\\x02', 'caf\xc3\xa9', None)"));
    monty_run_free(run);
    run = start("open('x')", "");
    CHECK(step(run) == MONTY_STATE_CALL && resume(run, monty_int(1)) == MONTY_STATE_FAILED);
    CHECK(failed_with(run, "TypeError", "the host answers open() with bytes or a str, not with int"));
    monty_run_free(run);
}

/* Streams stay open over a snapshot and a clone, whose files are their own. */
static void taken_along(void)
{
    MontyRun *run = start("f = open('log', 'a+')\nf.write('one ')\nx = ask()\nf.write(x)\nf.seek(0)\nf.read()", "ask"), *loaded = NULL;
    MontyBytes bytes = MONTY_BYTES_INIT;
    CHECK(monty_run_mount_directory(run, "/", 1, true, NULL) == MONTY_OK && step(run) == MONTY_STATE_CALL);
    CHECK(monty_run_dump(run, &bytes, NULL) == MONTY_OK && monty_run_load(NULL, bytes.data, bytes.len, &loaded, NULL) == MONTY_OK);
    monty_bytes_free(&bytes);
    MontyRun *clone = monty_run_clone(run, NULL);
    CHECK(resume(run, str("two")) == MONTY_STATE_DONE && done_with(run, "'one two'") && holds(clone, "log", "one "));
    CHECK(resume(loaded, str("three")) == MONTY_STATE_DONE && done_with(loaded, "'one three'") && holds(loaded, "log", "one three"));
    CHECK(mount(clone, "log", "another", true) == MONTY_OK);
    CHECK(resume(clone, str("four")) == MONTY_STATE_DONE && done_with(clone, "'one four'") && holds(clone, "log", "another"));
    monty_run_free(run);
    monty_run_free(loaded);
    monty_run_free(clone);
    run = start("open('log')", "");
    CHECK(step(run) == MONTY_STATE_CALL);
    monty_run_free(run);
}

int main(void)
{
    read_and_written();
    refused();
    limited();
    asked();
    taken_along();
    puts("test_files: ok");
    return 0;
}
