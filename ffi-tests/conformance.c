/* Runs the cases of wrappers/conformance in C: conformance FILE.json... prints what went wrong, and how many cases were right.
 *
 * A case file is read with a small JSON reader into a MontyValue, so what follows reads it as it would read a program's result. Each
 * case is run three ways: from stop to stop, with fuel in small pieces, and with a dump and a load at each stop. Values are compared
 * by their bytes (docs/wire.md). */
#include "check.h"
#include <monty.h>

/* ---- JSON ---- */

static const char *json;

static MontyValue *read_json(void);

static void skip_space(void)
{
    while (*json == ' ' || *json == '\n' || *json == '\t' || *json == '\r') json++;
}

/* Whether the next character is `c`, which is then taken. */
static int next_is(char c)
{
    skip_space();
    if (*json != c) return 0;
    json++;
    return 1;
}

static unsigned read_hex4(void)
{
    char digits[5] = {0};
    memcpy(digits, json, 4);
    json += 4;
    return (unsigned)strtoul(digits, NULL, 16);
}

static char *put_utf8(char *out, unsigned code)
{
    if (code < 0x80) *out++ = (char)code;
    else if (code < 0x800) {
        *out++ = (char)(0xc0 | code >> 6);
        *out++ = (char)(0x80 | (code & 63));
    } else {
        *out++ = (char)(0xe0 | code >> 12);
        *out++ = (char)(0x80 | (code >> 6 & 63));
        *out++ = (char)(0x80 | (code & 63));
    }
    return out;
}

static MontyValue *read_string(void)
{
    /* No text is longer than its notation. */
    char *text = malloc(strlen(json) + 1), *out = text;
    CHECK(text != NULL && next_is('"'));
    while (*json != '"') {
        CHECK(*json != 0);
        if (*json != '\\') {
            *out++ = *json++;
            continue;
        }
        char escape = json[1];
        json += 2;
        switch (escape) {
        case 'n': *out++ = '\n'; break;
        case 't': *out++ = '\t'; break;
        case 'r': *out++ = '\r'; break;
        case 'b': *out++ = '\b'; break;
        case 'f': *out++ = '\f'; break;
        case 'u': out = put_utf8(out, read_hex4()); break;
        default: *out++ = escape;
        }
    }
    json++;
    MontyValue *value = monty_str(text, (size_t)(out - text));
    CHECK(value != NULL);
    free(text);
    return value;
}

static MontyValue *read_array(void)
{
    MontyValue *list = monty_list(0);
    if (next_is(']')) return list;
    do CHECK(monty_value_append(list, read_json()) == MONTY_OK);
    while (next_is(','));
    CHECK(next_is(']'));
    return list;
}

static MontyValue *read_object(void)
{
    MontyValue *dict = monty_dict(0);
    if (next_is('}')) return dict;
    do {
        MontyValue *key = read_string();
        CHECK(next_is(':'));
        CHECK(monty_value_insert(dict, key, read_json()) == MONTY_OK);
    } while (next_is(','));
    CHECK(next_is('}'));
    return dict;
}

/* The numbers of the cases are whole. */
static MontyValue *read_json(void)
{
    skip_space();
    if (*json == '"') return read_string();
    if (next_is('[')) return read_array();
    if (next_is('{')) return read_object();
    char *end = NULL;
    int64_t number = strtoll(json, &end, 10);
    CHECK(end != json);
    json = end;
    return monty_int(number);
}

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL && fseek(file, 0, SEEK_END) == 0);
    long size = ftell(file);
    CHECK(0 <= size);
    rewind(file);
    char *text = malloc((size_t)size + 1);
    CHECK(text != NULL && fread(text, 1, (size_t)size, file) == (size_t)size);
    text[size] = 0;
    fclose(file);
    return text;
}

/* ---- cases ---- */

static const char *case_name;
static int failures;

#define EXPECT(condition, ...)                                                       \
    do {                                                                             \
        if (!(condition)) {                                                          \
            fprintf(stderr, "%s (%s:%d): ", case_name, __FILE__, __LINE__);          \
            fprintf(stderr, __VA_ARGS__);                                            \
            fputc('\n', stderr);                                                     \
            failures++;                                                              \
            return 0;                                                                \
        }                                                                            \
    } while (0)

static const MontyValue *get(const MontyValue *dict, const char *key) { return monty_value_get(dict, key, strlen(key)); }

static const char *text_at(const MontyValue *dict, const char *key)
{
    const char *text = monty_value_str(get(dict, key), NULL);
    return text != NULL ? text : "";
}

static int64_t int_at(const MontyValue *dict, const char *key)
{
    int64_t number = 0;
    monty_value_int(get(dict, key), &number);
    return number;
}

/* The value of a {"python", "wire"} pair. */
static MontyValue *value_of(const MontyValue *told)
{
    size_t len = 0;
    const char *hex = monty_value_str(get(told, "wire"), &len);
    CHECK(hex != NULL);
    uint8_t *bytes = malloc(len / 2 + 1);
    CHECK(bytes != NULL);
    for (size_t i = 0; i < len / 2; i++) {
        char digits[3] = {hex[2 * i], hex[2 * i + 1], 0};
        bytes[i] = (uint8_t)strtoul(digits, NULL, 16);
    }
    MontyValue *value = NULL;
    CHECK(monty_value_decode(bytes, len / 2, &value, NULL) == MONTY_OK);
    free(bytes);
    return value;
}

/* Whether a value has the bytes of a {"python", "wire"} pair. */
static int is_value(const MontyValue *value, const MontyValue *told)
{
    static const char digits[] = "0123456789abcdef";
    MontyBytes bytes = MONTY_BYTES_INIT;
    size_t len = 0;
    const char *hex = monty_value_str(get(told, "wire"), &len);
    EXPECT(monty_value_encode(value, &bytes, NULL) == MONTY_OK, "the value cannot be encoded");
    int equal = bytes.len * 2 == len;
    for (size_t i = 0; equal && i < bytes.len; i++)
        equal = hex[2 * i] == digits[bytes.data[i] >> 4] && hex[2 * i + 1] == digits[bytes.data[i] & 15];
    monty_bytes_free(&bytes);
    if (!equal) monty_value_repr(value, &bytes);
    /* Text that is freed below is shown first. */
    if (!equal) fprintf(stderr, "%s: got %s instead of %s\n", case_name, bytes.data != NULL ? (char *)bytes.data : "something long", text_at(told, "python"));
    monty_bytes_free(&bytes);
    failures += !equal;
    return equal;
}

/* The lines of a list, each followed by `end` but for the last. Freed by the caller. */
static char *joined(const MontyValue *lines)
{
    size_t size = 1;
    for (size_t i = 0; i < monty_value_len(lines); i++) size += monty_value_len(monty_value_item(lines, i)) + 1;
    char *text = malloc(size), *out = text;
    CHECK(text != NULL);
    for (size_t i = 0; i < monty_value_len(lines); i++) {
        size_t len = 0;
        const char *line = monty_value_str(monty_value_item(lines, i), &len);
        if (i != 0) *out++ = '\n';
        memcpy(out, line, len);
        out += len;
    }
    *out = 0;
    return text;
}

static MontyStatus compile_case(const MontyValue *told, MontyProgram **program, MontyError **error)
{
    MontyOptions *options = monty_options_new();
    const MontyValue *filename = get(told, "filename"), *inputs = get(told, "inputs"), *functions = get(told, "functions");
    if (filename != NULL) CHECK(monty_options_set_filename(options, monty_value_str(filename, NULL), monty_value_len(filename)) == MONTY_OK);
    for (size_t i = 0; i < monty_value_len(inputs); i++) {
        const MontyValue *name = monty_value_key(inputs, i);
        CHECK(monty_options_add_input(options, monty_value_str(name, NULL), monty_value_len(name)) == MONTY_OK);
    }
    for (size_t i = 0; i < monty_value_len(functions); i++) {
        const MontyValue *name = monty_value_item(functions, i);
        CHECK(monty_options_add_function(options, monty_value_str(name, NULL), monty_value_len(name)) == MONTY_OK);
    }
    char *source = joined(get(told, "source"));
    MontyStatus status = monty_compile(source, strlen(source), options, program, error);
    free(source);
    monty_options_free(options);
    return status;
}

static const char *const limit_names[] = {"memory", "allocations", "time_ns", "recursion", "fuel", "output"};

static MontyRun *start_case(const MontyValue *told, const MontyProgram *program)
{
    MontyRun *run = monty_run_new(program);
    const MontyValue *inputs = get(told, "inputs"), *limits = get(told, "limits");
    for (size_t i = 0; i < monty_value_len(inputs); i++) {
        const MontyValue *name = monty_value_key(inputs, i);
        MontyValue *value = value_of(monty_value_item(inputs, i));
        CHECK(monty_run_set_input(run, monty_value_str(name, NULL), monty_value_len(name), value) == MONTY_OK);
    }
    for (uint32_t which = 0; which < sizeof limit_names / sizeof *limit_names; which++)
        if (get(limits, limit_names[which]) != NULL)
            CHECK(monty_run_set_limit(run, which, (uint64_t)int_at(limits, limit_names[which])) == MONTY_OK);
    return run;
}

static int check_frames(const MontyError *error, const MontyValue *frames)
{
    EXPECT(monty_error_frame_count(error) == monty_value_len(frames), "%zu frames", monty_error_frame_count(error));
    for (size_t i = 0; i < monty_value_len(frames); i++) {
        const MontyValue *frame = monty_value_item(frames, i);
        int64_t line = 0;
        CHECK(monty_value_int(monty_value_item(frame, 2), &line) == MONTY_OK);
        EXPECT(strcmp(monty_error_frame_file(error, i, NULL), monty_value_str(monty_value_item(frame, 0), NULL)) == 0 &&
                   strcmp(monty_error_frame_function(error, i, NULL), monty_value_str(monty_value_item(frame, 1), NULL)) == 0 &&
                   monty_error_frame_line(error, i) == (uint32_t)line,
               "frame %zu is in %s at line %u", i, monty_error_frame_function(error, i, NULL), (unsigned)monty_error_frame_line(error, i));
    }
    return 1;
}

static int check_traceback(const MontyError *error, const MontyValue *lines)
{
    MontyBytes bytes = MONTY_BYTES_INIT;
    char *expected = joined(lines);
    CHECK(monty_error_format(error, &bytes) == MONTY_OK);
    int equal = strcmp(expected, (const char *)bytes.data) == 0;
    if (!equal) fprintf(stderr, "%s: the traceback is\n%s", case_name, (const char *)bytes.data);
    monty_bytes_free(&bytes);
    free(expected);
    failures += !equal;
    return equal;
}

static int check_error(const MontyError *error, const MontyValue *end)
{
    EXPECT(error != NULL, "no error");
    const char *status = monty_status_name(monty_error_status(error));
    EXPECT(strcmp(status, text_at(end, "status")) == 0, "%s: %s", status, monty_error_message(error, NULL));
    MontyLimit limit = MONTY_LIMIT_MEMORY;
    if (get(end, "limit") != NULL)
        EXPECT(monty_error_limit(error, &limit) == MONTY_OK && strcmp(limit_names[limit], text_at(end, "limit")) == 0, "limit %u", (unsigned)limit);
    if (get(end, "type") != NULL)
        EXPECT(strcmp(monty_error_type(error, NULL), text_at(end, "type")) == 0, "type %s", monty_error_type(error, NULL));
    if (get(end, "message") != NULL)
        EXPECT(strcmp(monty_error_message(error, NULL), text_at(end, "message")) == 0, "message %s", monty_error_message(error, NULL));
    if (get(end, "frames") != NULL && !check_frames(error, get(end, "frames"))) return 0;
    return get(end, "traceback") == NULL || check_traceback(error, get(end, "traceback"));
}

static int check_output(const MontyValue *told, MontyRun *run, MontyStream stream, const char *name)
{
    MontyBytes bytes = MONTY_BYTES_INIT;
    size_t len = 0;
    const char *expected = monty_value_str(get(told, name), &len);
    CHECK(monty_run_take_output(run, stream, &bytes) == MONTY_OK);
    int equal = bytes.len == len && (len == 0 || memcmp(bytes.data, expected, len) == 0);
    if (!equal) fprintf(stderr, "%s: printed %s\n", case_name, bytes.data != NULL ? (const char *)bytes.data : "nothing");
    monty_bytes_free(&bytes);
    failures += !equal;
    return equal;
}

static int check_end(const MontyValue *told, MontyRun *run)
{
    const MontyValue *end = get(told, "end");
    int done = strcmp(text_at(end, "state"), "done") == 0;
    MontyState state = monty_run_state(run);
    const char *message = monty_error_message(monty_run_error(run), NULL);
    EXPECT(state == (done ? MONTY_STATE_DONE : MONTY_STATE_FAILED), "ended in state %u: %s", (unsigned)state, message != NULL ? message : "");
    if (done ? !is_value(monty_run_result(run), get(end, "result")) : !check_error(monty_run_error(run), end)) return 0;
    if (get(get(told, "limits"), "output") != NULL) return 1;
    return check_output(told, run, MONTY_STDOUT, "stdout") && check_output(told, run, MONTY_STDERR, "stderr");
}

/* Compares the call that the run waits in, and answers it. */
static int answer(MontyRun *run, const MontyValue *call)
{
    const char *name = monty_run_call_name(run, NULL);
    EXPECT(call != NULL, "one call too many: %s", name);
    EXPECT(strcmp(name, text_at(call, "name")) == 0 && monty_run_call_line(run) == (uint32_t)int_at(call, "line"), "%s called at line %u", name,
           (unsigned)monty_run_call_line(run));
    if (!is_value(monty_run_call_args(run), get(call, "args")) || !is_value(monty_run_call_kwargs(run), get(call, "kwargs"))) return 0;
    const MontyValue *answer = get(call, "answer"), *exception = get(answer, "exception");
    MontyStatus status = exception != NULL ? monty_run_resume_exception(run, value_of(exception), NULL)
                                           : monty_run_resume_value(run, value_of(get(answer, "value")), NULL);
    EXPECT(status == MONTY_OK, "the answer of %s: %s", text_at(call, "name"), monty_status_name(status));
    return 1;
}

/* Ways to run a case. */
enum { PLAIN, IN_PIECES, RELOADED, WAYS };

/* Puts a loaded run in the place of this one: by turns with the program and without. */
static MontyRun *reload(MontyRun *run, const MontyProgram *program, int with_program)
{
    MontyBytes bytes = MONTY_BYTES_INIT;
    MontyRun *loaded = NULL;
    CHECK(monty_run_dump(run, &bytes, NULL) == MONTY_OK);
    monty_run_free(run);
    CHECK(monty_run_load(with_program ? program : NULL, bytes.data, bytes.len, &loaded, NULL) == MONTY_OK);
    monty_bytes_free(&bytes);
    return loaded;
}

static int walk(const MontyValue *told, const MontyProgram *program, MontyRun **run, int way)
{
    uint64_t fuel = way == IN_PIECES ? 37 : MONTY_UNLIMITED;
    const MontyValue *calls = get(told, "calls");
    size_t stops = 0, answered = 0;
    for (;;) {
        MontyState state = monty_run_state(*run);
        if (state == MONTY_STATE_DONE || state == MONTY_STATE_FAILED) break;
        if (way == RELOADED) *run = reload(*run, program, stops++ % 2 == 0);
        if (state == MONTY_STATE_CALL) {
            if (!answer(*run, monty_value_item(calls, answered++))) return 0;
        } else {
            EXPECT(monty_run_step(*run, fuel, NULL) == MONTY_OK, "a step failed");
        }
    }
    EXPECT(answered == monty_value_len(calls) || monty_run_state(*run) == MONTY_STATE_FAILED, "%zu calls", answered);
    return 1;
}

static int run_case(const MontyValue *told)
{
    MontyProgram *program = NULL;
    MontyError *error = NULL;
    int right = 1;
    compile_case(told, &program, &error);
    if (strcmp(text_at(get(told, "end"), "state"), "refused") == 0) right = program == NULL && check_error(error, get(told, "end"));
    else if (program == NULL) {
        fprintf(stderr, "%s: %s\n", case_name, monty_error_message(error, NULL));
        right = 0;
    }
    for (int way = 0; program != NULL && way < WAYS; way++) {
        MontyRun *run = start_case(told, program);
        right &= walk(told, program, &run, way) && check_end(told, run);
        monty_run_free(run);
    }
    monty_error_free(error);
    monty_program_free(program);
    return right;
}

int main(int argc, char **argv)
{
    size_t cases = 0, right = 0;
    for (int i = 1; i < argc; i++) {
        char *text = read_file(argv[i]);
        json = text;
        MontyValue *file = read_json();
        free(text);
        for (size_t j = 0; j < monty_value_len(file); j++, cases++) {
            const MontyValue *told = monty_value_item(file, j);
            case_name = text_at(told, "name");
            right += (size_t)run_case(told);
        }
        monty_value_free(file);
    }
    printf("conformance: %zu of %zu cases\n", right, cases);
    return cases != 0 && right == cases && failures == 0 ? 0 : 1;
}
