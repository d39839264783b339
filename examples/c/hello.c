/* Runs a program that calls one host function: cc hello.c $(pkg-config --cflags --libs monty) && ./a.out */
#include <monty.h>
#include <stdio.h>
#include <string.h>

int main(void) {
    const char *source = "names = sorted(fetch('users'), key=len)\nprint('shortest:', names[0])\n";
    MontyOptions *options = monty_options_new();
    monty_options_add_function(options, "fetch", 5);
    MontyProgram *program = NULL;
    if (monty_compile(source, strlen(source), options, &program, NULL) != MONTY_OK) return 1;
    MontyRun *run = monty_run_new(program);
    monty_run_step(run, MONTY_UNLIMITED, NULL);
    while (monty_run_state(run) == MONTY_STATE_CALL) {
        printf("the program calls %s\n", monty_run_call_name(run, NULL));
        MontyValue *users = monty_list(2);
        monty_value_append(users, monty_str("Grace", 5));
        monty_value_append(users, monty_str("Ada", 3));
        monty_run_resume_value(run, users, NULL);
    }
    MontyBytes output = MONTY_BYTES_INIT;
    monty_run_take_output(run, MONTY_STDOUT, &output);
    printf("%s", (const char *)output.data);
    monty_bytes_free(&output);
    monty_run_free(run);
    monty_program_free(program);
    monty_options_free(options);
    return 0;
}
