/* Interrupts: before, during and after a run, from threads and from a signal handler; a storm of them against frees. */
#include "check.h"
#include <pthread.h>
#include <signal.h>
#include <sys/time.h>
#include <time.h>

#ifndef ROUNDS
#define ROUNDS 40
#endif

static void pause_us(long microseconds)
{
    struct timespec time = {0, microseconds * 1000};
    nanosleep(&time, NULL);
}

static void before_and_after(void)
{
    MontyProgram *program = compile("1 + 1", "");
    MontyRun *run = monty_run_new(program);
    MontyInterrupt *handle = monty_run_interrupt_handle(run);
    monty_interrupt(handle);
    monty_interrupt(handle);
    CHECK(step(run) == MONTY_STATE_INTERRUPTED);
    CHECK(step(run) == MONTY_STATE_DONE && done_with(run, "2"));
    monty_run_free(run);
    monty_interrupt(handle);
    /* The handle of a run that is gone stops no other run. */
    for (int i = 0; i < 6; i++) {
        run = monty_run_new(program);
        monty_interrupt(handle);
        CHECK(step(run) == MONTY_STATE_DONE);
        monty_run_free(run);
    }
    monty_interrupt_free(handle);
    monty_interrupt(NULL);
    monty_interrupt_free(NULL);
    CHECK(monty_run_interrupt_handle(NULL) == NULL);
    monty_program_free(program);
}

struct storm {
    MontyInterrupt *handle;
    volatile int over;
};

static void *interrupt_often(void *userdata)
{
    struct storm *storm = userdata;
    while (!storm->over) {
        monty_interrupt(storm->handle);
        pause_us(50);
    }
    return NULL;
}

/* The program counts on through all interrupts, and the handle goes on being used while the run is freed. */
static void storm(void)
{
    MontyProgram *program = compile("n = 0\nwhile True: n += 1", "");
    for (int round = 0; round < ROUNDS; round++) {
        MontyRun *run = monty_run_new(program);
        struct storm storm = {monty_run_interrupt_handle(run), 0};
        pthread_t thread;
        CHECK(pthread_create(&thread, NULL, interrupt_often, &storm) == 0);
        for (int i = 0; i < 10; i++) CHECK(step(run) == MONTY_STATE_INTERRUPTED);
        monty_run_free(run);
        storm.over = 1;
        CHECK(pthread_join(thread, NULL) == 0);
        monty_interrupt_free(storm.handle);
    }
    monty_program_free(program);
}

static const MontyInterrupt *volatile signalled;

static void on_alarm(int signal)
{
    (void)signal;
    monty_interrupt(signalled);
}

/* Whatever the program is in, a signal stops it; then it goes on. */
static void by_signal(void)
{
    static const char *const endless[] = {
        "while True: pass",
        "x = 3\nwhile True: x = x * x % (2 ** 4000 - 1)",
        "while True: sorted(range(100000), reverse=True)",
        "while True: ' '.join(map(str, range(50000)))",
        "import re\nwhile True: re.match('(a*)*b', 'a' * 40)",
        "while True: pow(3, 10 ** 9, 2 ** 100000 + 1)",
    };
    struct sigaction action = {0}, before;
    action.sa_handler = on_alarm;
    CHECK(sigaction(SIGALRM, &action, &before) == 0);
    for (size_t i = 0; i < sizeof endless / sizeof *endless; i++) {
        MontyRun *run = start(endless[i], "");
        MontyInterrupt *handle = monty_run_interrupt_handle(run);
        CHECK(monty_run_set_limit(run, MONTY_LIMIT_TIME_NS, MONTY_UNLIMITED) == MONTY_OK);
        CHECK(monty_run_set_limit(run, MONTY_LIMIT_FUEL, MONTY_UNLIMITED) == MONTY_OK);
        signalled = handle;
        for (int times = 0; times < 2; times++) {
            struct itimerval timer = {{0, 0}, {0, 20000}};
            CHECK(setitimer(ITIMER_REAL, &timer, NULL) == 0);
            CHECK(step(run) == MONTY_STATE_INTERRUPTED);
        }
        signalled = NULL;
        monty_interrupt_free(handle);
        monty_run_free(run);
    }
    CHECK(sigaction(SIGALRM, &before, NULL) == 0);
}

int main(void)
{
    before_and_after();
    storm();
    by_signal();
    puts("test_interrupt: ok");
    return 0;
}
