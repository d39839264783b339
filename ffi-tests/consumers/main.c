/* What every consumer builds: a program that calls the host once, answered here. */
#include <monty.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    static const char source[] = "answer = ask('how many?')\nf'{answer + 1} is the answer'\n";
    MontyOptions *options = monty_options_new();
    MontyProgram *program = NULL;
    MontyRun *run = NULL;
    MontyError *error = NULL;
    MontyBytes text = MONTY_BYTES_INIT;
    int failed = 1;
    if (monty_abi_version() != MONTY_ABI_VERSION) goto end;
    if (monty_options_add_function(options, "ask", 3) != MONTY_OK) goto end;
    if (monty_compile(source, strlen(source), options, &program, &error) != MONTY_OK) goto end;
    run = monty_run_new(program);
    if (monty_run_step(run, MONTY_UNLIMITED, &error) != MONTY_OK) goto end;
    if (monty_run_state(run) != MONTY_STATE_CALL) goto end;
    if (monty_run_resume_value(run, monty_int(41), &error) != MONTY_OK) goto end;
    if (monty_run_state(run) != MONTY_STATE_DONE) goto end;
    puts(monty_value_str(monty_run_result(run), NULL));
    failed = 0;
end:
    if (error != NULL && monty_error_format(error, &text) == MONTY_OK) fputs((const char *)text.data, stderr);
    monty_bytes_free(&text);
    monty_error_free(error);
    monty_run_free(run);
    monty_program_free(program);
    monty_options_free(options);
    return failed;
}
