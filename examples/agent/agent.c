/* A host that lives for one tool call: it takes the state of a program from a file, answers the call that the program waits in, runs it
 * to its next call, writes the state back, and exits.
 *
 *     agent PROGRAM.PY DATA-FOLDER STATE-FILE
 *
 * Exit status: 0 when the program has ended, 3 when it waits for the next process, 1 when it failed, 2 when this host did. What the
 * program printed goes to stdout, what the host has to say to stderr.
 */
#include "tools.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ENDED = 0, PROGRAM_FAILED = 1, HOST_FAILED = 2, WAITS = 3 };

static int host_failed(const char *what, MontyError *error)
{
    fprintf(stderr, "agent: %s%s%s\n", what, error != NULL ? ": " : "", error != NULL ? monty_error_message(error, NULL) : "");
    monty_error_free(error);
    return HOST_FAILED;
}

/* The whole of a file, with a zero byte after it; NULL when it cannot be read. */
static char *read_file(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    char *data = NULL;
    size_t room = 0;
    *len = 0;
    if (file == NULL) return NULL;
    do {
        room = room == 0 ? 65536 : 2 * room;
        char *grown = realloc(data, room);
        if (grown == NULL) break;
        data = grown;
        *len += fread(data + *len, 1, room - 1 - *len, file);
    } while (*len == room - 1);
    if (data != NULL) data[*len] = 0;
    fclose(file);
    return data;
}

static int write_file(const char *path, const MontyBytes *bytes)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL) return 0;
    int written = fwrite(bytes->data, 1, bytes->len, file) == bytes->len;
    return fclose(file) == 0 && written;
}

/* Compiles the program with the tools declared, and starts it. */
static MontyStatus start(const char *path, MontyRun **run, MontyError **error)
{
    size_t len = 0;
    char *source = read_file(path, &len);
    const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
    MontyOptions *options = monty_options_new();
    MontyProgram *program = NULL;
    MontyStatus status = monty_options_set_filename(options, name, strlen(name));
    for (size_t i = 0; status == MONTY_OK && tools_names[i] != NULL; i++)
        status = monty_options_add_function(options, tools_names[i], strlen(tools_names[i]));
    if (status == MONTY_OK) status = monty_compile(source, len, options, &program, error);
    if (status == MONTY_OK) {
        *run = monty_run_new(program);
        /* What the program may use; it cannot reach anything but the tools. */
        status = monty_run_set_limit(*run, MONTY_LIMIT_MEMORY, 64 << 20);
        if (status == MONTY_OK) status = monty_run_set_limit(*run, MONTY_LIMIT_TIME_NS, 5000000000u);
        if (status == MONTY_OK) status = monty_run_step(*run, MONTY_UNLIMITED, error);
    }
    monty_program_free(program);
    monty_options_free(options);
    free(source);
    return status;
}

/* Loads the state that an earlier process left and answers the call it waits in. */
static MontyStatus go_on(const char *state, const Tools *tools, MontyRun **run, MontyError **error)
{
    size_t len = 0;
    char *data = read_file(state, &len);
    MontyStatus status = monty_run_load(NULL, (const uint8_t *)data, len, run, error);
    free(data);
    if (status != MONTY_OK) return status;
    MontyBytes args = MONTY_BYTES_INIT, kwargs = MONTY_BYTES_INIT;
    if (monty_value_repr(monty_run_call_args(*run), &args) == MONTY_OK && monty_value_repr(monty_run_call_kwargs(*run), &kwargs) == MONTY_OK)
        fprintf(stderr, "process %ld: call %llu, line %lu: %s%s %s\n", (long)getpid(), (unsigned long long)monty_run_call_id(*run),
                (unsigned long)monty_run_call_line(*run), monty_run_call_name(*run, NULL), (const char *)args.data,
                kwargs.len == 2 ? "" : (const char *)kwargs.data);
    monty_bytes_free(&args);
    monty_bytes_free(&kwargs);
    return tools_answer(tools, *run, error);
}

/* Ends this process: with the state on disk, or with the program's end. */
static int leave(MontyRun *run, const char *state)
{
    MontyBytes bytes = MONTY_BYTES_INIT;
    MontyError *error = NULL;
    if (monty_run_take_output(run, MONTY_STDOUT, &bytes) == MONTY_OK) fwrite(bytes.data, 1, bytes.len, stdout);
    monty_bytes_free(&bytes);
    if (monty_run_state(run) == MONTY_STATE_CALL) {
        if (monty_run_dump(run, &bytes, &error) != MONTY_OK) return host_failed("the state cannot be written down", error);
        int written = write_file(state, &bytes);
        fprintf(stderr, "process %ld: waits for %s; its state is %lu bytes\n", (long)getpid(), monty_run_call_name(run, NULL),
                (unsigned long)bytes.len);
        monty_bytes_free(&bytes);
        return written ? WAITS : host_failed("the state file cannot be written", NULL);
    }
    if (access(state, F_OK) == 0 && remove(state) != 0) return host_failed("the state file cannot be removed", NULL);
    if (monty_run_state(run) == MONTY_STATE_DONE) return ENDED;
    if (monty_error_format(monty_run_error(run), &bytes) == MONTY_OK) fwrite(bytes.data, 1, bytes.len, stderr);
    monty_bytes_free(&bytes);
    return PROGRAM_FAILED;
}

int main(int argc, char **argv)
{
    Tools tools;
    MontyRun *run = NULL;
    MontyError *error = NULL;
    if (argc != 4) return host_failed("usage: agent PROGRAM.PY DATA-FOLDER STATE-FILE", NULL);
    if (!tools_open(&tools, argv[2])) return host_failed("the data cannot be read", NULL);
    int first = access(argv[3], F_OK) != 0;
    MontyStatus status = first ? start(argv[1], &run, &error) : go_on(argv[3], &tools, &run, &error);
    int result = status == MONTY_OK ? leave(run, argv[3]) : host_failed(monty_status_name(status), error);
    monty_run_free(run);
    tools_close(&tools);
    return result;
}
