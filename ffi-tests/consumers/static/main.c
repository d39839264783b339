/* Two Rust libraries in one program: each works after the other. */
#include <monty.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

uint32_t other_catch(uint32_t times);

int main(void)
{
    static const char source[] = "sum(range(101))";
    MontyProgram *program = NULL;
    int64_t sum = 0;
    if (other_catch(3) != 3) return 1;
    if (monty_compile(source, strlen(source), NULL, &program, NULL) != MONTY_OK) return 2;
    MontyRun *run = monty_run_new(program);
    monty_program_free(program);
    if (monty_run_step(run, MONTY_UNLIMITED, NULL) != MONTY_OK) return 3;
    if (monty_value_int(monty_run_result(run), &sum) != MONTY_OK || sum != 5050) return 4;
    monty_run_free(run);
    if (other_catch(2) != 2) return 5;
    puts("two Rust libraries in one program");
    return 0;
}
