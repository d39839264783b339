/* Snapshots: a run goes on in another process, from a file; bytes that are no snapshot; programs given and not given. */
#include "check.h"
#include <sys/wait.h>
#include <unistd.h>

static const char source[] =
    "class Case:\n"
    "    def __init__(self, name):\n"
    "        self.name = name\n"
    "        self.score = ask('score', name)\n"
    "    def __lt__(self, other):\n"
    "        return ask('less', self.score, other.score)\n"
    "\n"
    "def numbers():\n"
    "    for i in range(2):\n"
    "        yield ask('number', i)\n"
    "\n"
    "cases = [Case(name) for name in ['a', 'b', 'c']]\n"
    "cases.sort()\n"
    "total = sum(numbers())\n"
    "try:\n"
    "    ask('fail')\n"
    "except LookupError as e:\n"
    "    print('failed with', e)\n"
    "finally:\n"
    "    ask('finally')\n"
    "[case.name for case in cases], total, 2 ** 100\n";

/* The host's functions; answers the call and goes on. */
static void answer(MontyRun *run)
{
    const MontyValue *args = monty_run_call_args(run);
    const char *what = monty_value_str(monty_value_item(args, 0), NULL);
    int64_t left = 0, right = 0;
    CHECK(what != NULL && strcmp(monty_run_call_name(run, NULL), "ask") == 0);
    if (strcmp(what, "fail") == 0) {
        CHECK(monty_run_resume_exception(run, monty_exception("LookupError", 11, "nothing", 7), NULL) == MONTY_OK);
    } else if (strcmp(what, "score") == 0) {
        const char *name = monty_value_str(monty_value_item(args, 1), NULL);
        resume(run, monty_int('z' - name[0]));
    } else if (strcmp(what, "less") == 0) {
        CHECK(monty_value_int(monty_value_item(args, 1), &left) == MONTY_OK);
        CHECK(monty_value_int(monty_value_item(args, 2), &right) == MONTY_OK);
        resume(run, monty_bool(left < right));
    } else if (strcmp(what, "number") == 0) {
        resume(run, monty_int(21));
    } else {
        resume(run, monty_none());
    }
}

static void write_file(const char *path, const MontyBytes *bytes)
{
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL && fwrite(bytes->data, 1, bytes->len, file) == bytes->len && fclose(file) == 0);
}

static size_t read_file(const char *path, uint8_t *data, size_t room)
{
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL);
    size_t len = fread(data, 1, room, file);
    CHECK(len < room && fclose(file) == 0);
    return len;
}

static void save(const MontyRun *run, const char *path)
{
    MontyBytes bytes = MONTY_BYTES_INIT;
    MontyError *error = NULL;
    MontyStatus status = monty_run_dump(run, &bytes, &error);
    if (status != MONTY_OK) fprintf(stderr, "%s\n", monty_error_message(error, NULL));
    CHECK(status == MONTY_OK && error == NULL && bytes.len > 0);
    write_file(path, &bytes);
    monty_bytes_free(&bytes);
}

static MontyRun *load(const char *path, const MontyProgram *program)
{
    static uint8_t data[1 << 20];
    size_t len = read_file(path, data, sizeof data);
    MontyRun *run = NULL;
    MontyError *error = NULL;
    MontyStatus status = monty_run_load(program, data, len, &run, &error);
    if (status != MONTY_OK) fprintf(stderr, "%s\n", monty_error_message(error, NULL));
    CHECK(status == MONTY_OK && error == NULL && run != NULL);
    return run;
}

static const char result[] = "(['c', 'b', 'a'], 42, 1267650600228229401496703205376)";

/* One call in one process: what main does when it is started with a file. */
static int child(const char *path)
{
    MontyRun *run = load(path, NULL);
    answer(run);
    if (monty_run_state(run) != MONTY_STATE_CALL) {
        CHECK(done_with(run, result) && printed(run, MONTY_STDOUT, "failed with nothing\n"));
        monty_run_free(run);
        return 42;
    }
    save(run, path);
    monty_run_free(run);
    return 0;
}

static void across_processes(const char *self)
{
    char path[] = "/tmp/monty_snapshot_XXXXXX";
    int file = mkstemp(path);
    CHECK(0 <= file && close(file) == 0);
    MontyRun *run = start(source, "ask");
    CHECK(step(run) == MONTY_STATE_CALL);
    save(run, path);
    monty_run_free(run);
    int processes = 0, status = 0;
    do {
        pid_t pid = fork();
        CHECK(0 <= pid);
        if (pid == 0) {
            execl(self, self, path, (char *)NULL);
            _exit(9);
        }
        CHECK(waitpid(pid, &status, 0) == pid && WIFEXITED(status));
        processes++;
    } while (WEXITSTATUS(status) == 0);
    CHECK(WEXITSTATUS(status) == 42 && 8 <= processes);
    CHECK(unlink(path) == 0);
}

/* Stepped by a few instructions, dumped and loaded at every stop; with the program and without. */
static void at_every_stop(void)
{
    MontyProgram *program = compile(source, "ask");
    for (int with_program = 0; with_program < 2; with_program++) {
        MontyRun *run = monty_run_new(program);
        int stops = 0;
        CHECK(monty_run_step(run, 7, NULL) == MONTY_OK);
        for (;;) {
            MontyBytes bytes = MONTY_BYTES_INIT;
            MontyState state = monty_run_state(run);
            CHECK(monty_run_dump(run, &bytes, NULL) == MONTY_OK);
            monty_run_free(run);
            CHECK(monty_run_load(with_program ? program : NULL, bytes.data, bytes.len, &run, NULL) == MONTY_OK);
            monty_bytes_free(&bytes);
            CHECK(monty_run_state(run) == state);
            stops++;
            if (state == MONTY_STATE_CALL) answer(run);
            else if (state == MONTY_STATE_YIELDED) CHECK(monty_run_step(run, 7, NULL) == MONTY_OK);
            else break;
        }
        CHECK(20 < stops && done_with(run, result) && printed(run, MONTY_STDOUT, "failed with nothing\n"));
        monty_run_free(run);
    }
    monty_program_free(program);
}

static void what_is_kept(void)
{
    MontyRun *run = start("print('before')\nask('number')", "ask"), *loaded = NULL;
    MontyBytes bytes = MONTY_BYTES_INIT;
    CHECK(monty_run_set_limit(run, MONTY_LIMIT_FUEL, 12345) == MONTY_OK && step(run) == MONTY_STATE_CALL);
    CHECK(monty_run_dump(run, &bytes, NULL) == MONTY_OK);
    CHECK(monty_run_load(NULL, bytes.data, bytes.len, &loaded, NULL) == MONTY_OK);
    CHECK(monty_run_limit(loaded, MONTY_LIMIT_FUEL) == 12345);
    CHECK(monty_run_usage(loaded, MONTY_LIMIT_FUEL) == monty_run_usage(run, MONTY_LIMIT_FUEL));
    CHECK(monty_run_call_id(loaded) == 1 && monty_run_call_line(loaded) == 2 && repr_is(monty_run_call_args(loaded), "('number',)"));
    CHECK(printed(loaded, MONTY_STDOUT, "before\n"));
    monty_run_free(loaded);

    /* The bytes may be loaded again, and not only by the process that wrote them; other bytes are refused. */
    MontyError *error = NULL;
    for (size_t i = 0; i < bytes.len; i++) {
        bytes.data[i] ^= 0x11;
        CHECK(monty_run_load(NULL, bytes.data, bytes.len, &loaded, &error) != MONTY_OK && loaded == NULL && error != NULL);
        monty_error_free(error);
        bytes.data[i] ^= 0x11;
        CHECK(monty_run_load(NULL, bytes.data, i, &loaded, NULL) != MONTY_OK && loaded == NULL);
    }
    MontyProgram *other = compile("1", "");
    CHECK(monty_run_load(other, bytes.data, bytes.len, &loaded, &error) == MONTY_ERROR_ARGUMENT && loaded == NULL);
    monty_error_free(error);
    monty_program_free(other);
    CHECK(monty_run_load(NULL, bytes.data, bytes.len, NULL, NULL) == MONTY_ERROR_ARGUMENT);
    CHECK(monty_run_load(NULL, NULL, 5, &loaded, NULL) == MONTY_ERROR_ARGUMENT);
    monty_bytes_free(&bytes);
    monty_run_free(run);

    /* A run that has not started, and one that has ended. */
    run = start("x = 5\nx", "");
    CHECK(monty_run_dump(run, &bytes, NULL) == MONTY_OK);
    monty_run_free(run);
    CHECK(monty_run_load(NULL, bytes.data, bytes.len, &run, NULL) == MONTY_OK);
    monty_bytes_free(&bytes);
    CHECK(step(run) == MONTY_STATE_DONE && monty_run_dump(run, &bytes, NULL) == MONTY_OK);
    monty_run_free(run);
    CHECK(monty_run_load(NULL, bytes.data, bytes.len, &run, NULL) == MONTY_OK);
    monty_bytes_free(&bytes);
    CHECK(done_with(run, "5") && monty_run_feed(run, "x + 1", 5, NULL, NULL) == MONTY_OK && done_with(run, "6"));
    monty_run_free(run);
}

/* After fork() both processes have the run that waits, and the library is whole in both. */
static void forked(void)
{
    MontyRun *run = start("1 + ask('number')", "ask");
    int status = 0;
    CHECK(step(run) == MONTY_STATE_CALL);
    pid_t pid = fork();
    CHECK(0 <= pid);
    if (pid == 0) {
        CHECK(resume(run, monty_int(41)) == MONTY_STATE_DONE && done_with(run, "42"));
        monty_run_free(run);
        run = start("sorted('cab')", "");
        CHECK(step(run) == MONTY_STATE_DONE && done_with(run, "['a', 'b', 'c']"));
        monty_run_free(run);
        exit(0);
    }
    CHECK(resume(run, monty_int(1)) == MONTY_STATE_DONE && done_with(run, "2"));
    CHECK(waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0);
    monty_run_free(run);
}

int main(int argc, char **argv)
{
    if (argc == 2) return child(argv[1]);
    across_processes(argv[0]);
    at_every_stop();
    what_is_kept();
    forked();
    puts("test_snapshot: ok");
    return 0;
}
