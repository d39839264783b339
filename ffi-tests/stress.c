/* Endurance: programs, runs, snapshots and interrupts in many threads at once, for as long as one wants.
 *
 *     scripts/ffi.sh stress          a few seconds, as in `make test`
 *     target/ffi/stress SECONDS THREADS
 */
#include "check.h"
#include <pthread.h>
#include <stdint.h>
#include <time.h>

static const char *const sources[] = {
    "d = {}\nfor i in range(2000):\n    d[str(i % 97)] = d.get(str(i % 97), 0) + i\nask(d['5'])\nsorted(d.items(), key=lambda p: -p[1])[0][0]",
    "def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)\nask(fib(12))\nfib(14)",
    "class Node:\n    def __init__(self, v, next=None): self.v, self.next = v, next\nn = None\nfor i in range(500): n = Node(i, n)\n"
    "t = 0\nwhile n:\n    t += n.v\n    n = n.next\nask(t)\nt",
    "text = ' '.join(str(i) * 3 for i in range(300))\nask(len(text))\n{w[0] for w in text.split()} == set('0123456789')",
    "x = 1\nfor i in range(1, 200): x *= i\nask(x)\nx % (10 ** 9 + 7)",
    "def g():\n    for i in range(50):\n        try:\n            yield 100 // (i % 7)\n        except ZeroDivisionError:\n            yield ask(i)\n"
    "try:\n    r = list(g())\nexcept ZeroDivisionError as e:\n    r = str(e)\nr",
};
enum { SOURCES = sizeof sources / sizeof *sources };

static MontyProgram *programs[SOURCES];
static time_t until;

static void answer(MontyRun *run)
{
    MontyValue *value = monty_value_copy(monty_value_item(monty_run_call_args(run), 0));
    CHECK(monty_run_resume_value(run, value, NULL) == MONTY_OK);
}

/* Dumps and loads a run. */
static MontyRun *move(MontyRun *run, const MontyProgram *program)
{
    MontyBytes bytes = MONTY_BYTES_INIT;
    MontyRun *loaded = NULL;
    CHECK(monty_run_dump(run, &bytes, NULL) == MONTY_OK);
    monty_run_free(run);
    CHECK(monty_run_load(program, bytes.data, bytes.len, &loaded, NULL) == MONTY_OK);
    monty_bytes_free(&bytes);
    return loaded;
}

/* One program to its end, by the choices that `random` makes. Whatever was chosen, the result is the same. */
static void once(uint64_t *random)
{
    size_t which = (size_t)(*random >> 33) % SOURCES;
    MontyRun *run = monty_run_new(programs[which]), *plain = monty_run_new(programs[which]);
    MontyInterrupt *handle = monty_run_interrupt_handle(run);
    for (MontyState state = step(plain); state == MONTY_STATE_CALL; state = monty_run_state(plain)) answer(plain);
    for (;;) {
        *random = *random * 6364136223846793005u + 1442695040888963407u;
        MontyState state = monty_run_state(run);
        if (state == MONTY_STATE_DONE) break;
        switch ((*random >> 40) % 8) {
        case 0: run = move(run, NULL); break;
        case 1: run = move(run, programs[which]); break;
        case 2: monty_interrupt(handle); break;
        case 3: {
            MontyRun *fork = monty_run_clone(run, NULL);
            monty_run_free(run);
            run = fork;
            break;
        }
        default:
            if (state == MONTY_STATE_CALL) answer(run);
            else CHECK(monty_run_step(run, 1 + (*random >> 50) % 5000, NULL) == MONTY_OK);
        }
        CHECK(monty_run_state(run) != MONTY_STATE_FAILED);
    }
    MontyBytes expected = MONTY_BYTES_INIT;
    CHECK(monty_value_repr(monty_run_result(plain), &expected) == MONTY_OK && done_with(run, (char *)expected.data));
    monty_bytes_free(&expected);
    monty_interrupt_free(handle);
    monty_run_free(plain);
    monty_run_free(run);
}

static void *work(void *seed)
{
    uint64_t random = (uint64_t)(uintptr_t)seed;
    uintptr_t rounds = 0;
    while (time(NULL) < until) {
        once(&random);
        rounds++;
    }
    return (void *)rounds;
}

int main(int argc, char **argv)
{
    int threads = argc == 3 ? atoi(argv[2]) : 4;
    pthread_t ids[64];
    unsigned long rounds = 0;
    CHECK(0 < threads && threads <= 64);
    until = time(NULL) + (argc == 3 ? atoi(argv[1]) : 10);
    for (size_t i = 0; i < SOURCES; i++) programs[i] = compile(sources[i], "ask");
    for (int i = 0; i < threads; i++) CHECK(pthread_create(&ids[i], NULL, work, (void *)(uintptr_t)(i + 1)) == 0);
    for (int i = 0; i < threads; i++) {
        void *done = NULL;
        CHECK(pthread_join(ids[i], &done) == 0);
        rounds += (unsigned long)(uintptr_t)done;
    }
    for (size_t i = 0; i < SOURCES; i++) monty_program_free(programs[i]);
    printf("stress: ok, %lu programs\n", rounds);
    return 0;
}
