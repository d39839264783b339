/* A panic inside the library, in one built with the feature `fault-injection`: it is reported, poisons its run and nothing
   else, and prints nothing. */
#include "check.h"
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

MontyStatus monty_test_fault(MontyRun *run, MontyError **error);

static void poisoned(MontyRun *run)
{
    MontyError *error = NULL;
    MontyBytes out = MONTY_BYTES_INIT;
    size_t len = 0;
    CHECK(monty_run_state(run) == MONTY_STATE_FAILED && monty_run_error(run) == NULL && monty_run_result(run) == NULL);
    CHECK(monty_run_step(run, 1, &error) == MONTY_ERROR_INTERNAL);
    const char *message = monty_error_message(error, &len);
    CHECK(strstr(message, "a fault was asked for in state Call") != NULL && strstr(message, "can only be freed") != NULL);
    monty_error_free(error);
    CHECK(monty_run_resume_value(run, monty_int(1), NULL) == MONTY_ERROR_INTERNAL);
    CHECK(monty_run_dump(run, &out, NULL) == MONTY_ERROR_INTERNAL && out.data == NULL);
    CHECK(monty_run_set_limit(run, MONTY_LIMIT_FUEL, 1) == MONTY_ERROR_INTERNAL && monty_run_limit(run, MONTY_LIMIT_FUEL) == 0);
    CHECK(monty_run_clone(run, NULL) == NULL && monty_run_interrupt_handle(run) == NULL);
    CHECK(monty_run_call_name(run, &len) == NULL && len == 0 && monty_run_call_args(run) == NULL);
}

int main(void)
{
    char path[] = "/tmp/monty_fault_XXXXXX";
    int file = mkstemp(path), terminal = dup(2);
    CHECK(0 <= file && 0 <= terminal && 0 <= dup2(file, 2));

    MontyProgram *program = compile("ask() + 1", "ask");
    for (int i = 0; i < 3; i++) {
        MontyRun *run = monty_run_new(program), *other = monty_run_new(program);
        MontyInterrupt *handle = monty_run_interrupt_handle(run);
        MontyError *error = NULL;
        size_t len = 0;
        CHECK(step(run) == MONTY_STATE_CALL && step(other) == MONTY_STATE_CALL);
        CHECK(monty_test_fault(run, &error) == MONTY_ERROR_INTERNAL && monty_error_status(error) == MONTY_ERROR_INTERNAL);
        const char *message = monty_error_message(error, &len);
        CHECK(strncmp(message, "internal error: a fault was asked for in state Call (", 53) == 0 && strstr(message, "fault.rs:") != NULL);
        monty_error_free(error);
        poisoned(run);
        monty_interrupt(handle);
        CHECK(resume(other, monty_int(41)) == MONTY_STATE_DONE && done_with(other, "42"));
        monty_run_free(other);
        monty_run_free(run);
        monty_interrupt_free(handle);
    }
    monty_program_free(program);
    CHECK(monty_test_fault(NULL, NULL) == MONTY_ERROR_ARGUMENT);

    struct stat written;
    CHECK(0 <= dup2(terminal, 2) && fstat(file, &written) == 0 && written.st_size == 0);
    CHECK(close(file) == 0 && close(terminal) == 0 && unlink(path) == 0);
    puts("fault: ok");
    return 0;
}
