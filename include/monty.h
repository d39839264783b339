/* libmonty: Python for untrusted programs, in your process, suspendable anywhere.
 *
 * Made by scripts/header.sh from src/capi; not edited by hand.
 *
 * OWNERSHIP. Three words, always the same:
 *   owned      yours until you free it with the _free function of its type, or give it to a call that consumes it.
 *              Every _free takes NULL. Functions that return something owned are marked MONTY_OWNED.
 *   borrowed   part of something else; the comment says how long it lives.
 *   static     lives as long as the library.
 * A call that consumes a value consumes it also when it fails.
 *
 * ERRORS. Calls that can fail return a MontyStatus. Where the last parameter is MontyError **error, it may be NULL;
 * otherwise it is set to NULL, or on failure to an owned error that says more. Out-parameters are always written,
 * with NULL or zero on failure, so `goto fail; free(x);` is safe. NULL where an object is needed is an error
 * (MONTY_ERROR_ARGUMENT) or, where no status is returned, the answer NULL or 0. Numbers that are no value of their
 * enum give MONTY_ERROR_UNSUPPORTED. A fault of the library is MONTY_ERROR_INTERNAL; it never ends your process.
 *
 * THREADS. No call needs another to come first; there is no global state and nothing like errno. Values that nobody
 * changes, and errors, may be read by any number of threads. The library starts no thread, prints nothing, reads
 * neither the environment nor the locale nor the clock of its own accord, and may be used after fork().
 *
 * TEXT is UTF-8 with a length. What the library returns has a zero byte after it as well; what you give needs none.
 */

#ifndef MONTY_H
#define MONTY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** The version of the library that this header belongs to. */
#define MONTY_VERSION_MAJOR 0
#define MONTY_VERSION_MINOR 1
#define MONTY_VERSION_PATCH 0
#define MONTY_VERSION "0.1.0"

/* Define MONTY_STATIC when linking libmonty statically on Windows. */
#if defined(_WIN32) && !defined(MONTY_STATIC)
#define MONTY_API __declspec(dllimport)
#else
#define MONTY_API
#endif

/* The result is owned: ignoring it leaks. */
#if defined(__GNUC__) || defined(__clang__)
#define MONTY_OWNED __attribute__((warn_unused_result))
#else
#define MONTY_OWNED
#endif

/** What a MontyBytes is before a call fills it. */
#define MONTY_BYTES_INIT { NULL, 0 }

/**
 * The ABI that this header describes. `monty_abi_version()` returns the library's; the two must be equal.
 */
#define MONTY_ABI_VERSION 1

/**
 * No limit, or no end of fuel.
 */
#define MONTY_UNLIMITED UINT64_MAX

/**
 * The nanoseconds of a type check when nobody says otherwise: 5 seconds.
 */
#define MONTY_CHECK_TIME_NS 5000000000

/**
 * The bytes of a type check when nobody says otherwise: 256 MiB.
 */
#define MONTY_CHECK_MEMORY 268435456

/**
 * How a call ended.
 */
enum MontyStatus
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Done.
     */
    MONTY_OK = 0,
    /**
     * An argument is NULL or of the wrong kind.
     */
    MONTY_ERROR_ARGUMENT = 1,
    /**
     * The object is not in a state in which this can be asked.
     */
    MONTY_ERROR_STATE = 2,
    /**
     * Another call is using the object.
     */
    MONTY_ERROR_BUSY = 3,
    /**
     * Text is not UTF-8.
     */
    MONTY_ERROR_UTF8 = 4,
    /**
     * A number or an index is outside its range.
     */
    MONTY_ERROR_RANGE = 5,
    /**
     * This version does not know the enum value, or this format cannot hold the value.
     */
    MONTY_ERROR_UNSUPPORTED = 6,
    /**
     * The source is not Python.
     */
    MONTY_ERROR_SYNTAX = 7,
    /**
     * A Python exception.
     */
    MONTY_ERROR_EXCEPTION = 8,
    /**
     * A limit was reached.
     */
    MONTY_ERROR_LIMIT = 9,
    /**
     * The host interrupted the run.
     */
    MONTY_ERROR_INTERRUPTED = 10,
    /**
     * Bytes are not what they should be.
     */
    MONTY_ERROR_FORMAT = 11,
    /**
     * Bytes come from another version of the library.
     */
    MONTY_ERROR_VERSION = 12,
    /**
     * A fault of the library. The run it happened in can only be freed; everything else goes on.
     */
    MONTY_ERROR_INTERNAL = 13,
    /**
     * The type checker found errors in a program that must have none; `monty_error_diagnostics` has them.
     */
    MONTY_ERROR_CHECK = 14,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum MontyStatus MontyStatus;
#else
typedef uint32_t MontyStatus;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What a run may use up.
 */
enum MontyLimit
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Bytes held by the program's values, its captured output and the values that cross to the host.
     */
    MONTY_LIMIT_MEMORY = 0,
    /**
     * Values allocated over the whole run.
     */
    MONTY_LIMIT_ALLOCATIONS = 1,
    /**
     * Nanoseconds spent inside step and resume.
     */
    MONTY_LIMIT_TIME_NS = 2,
    /**
     * Depth of calls. The program may catch this one, as RecursionError.
     */
    MONTY_LIMIT_RECURSION = 3,
    /**
     * Instructions executed.
     */
    MONTY_LIMIT_FUEL = 4,
    /**
     * Bytes of captured output.
     */
    MONTY_LIMIT_OUTPUT = 5,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum MontyLimit MontyLimit;
#else
typedef uint32_t MontyLimit;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Where a run is.
 */
enum MontyState
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * Not started: limits and inputs can be set, and `monty_run_step` starts it. Also what a NULL run is said to be.
     */
    MONTY_STATE_READY = 0,
    /**
     * The program called the host and waits for the answer: `monty_run_resume_value` or `monty_run_resume_exception`.
     */
    MONTY_STATE_CALL = 1,
    /**
     * All tasks of the program wait for answers.
     */
    MONTY_STATE_WAITING = 2,
    /**
     * The fuel of the step is spent; `monty_run_step` goes on.
     */
    MONTY_STATE_YIELDED = 3,
    /**
     * `monty_interrupt` stopped it; `monty_run_step` goes on.
     */
    MONTY_STATE_INTERRUPTED = 4,
    /**
     * The program ended; `monty_run_result` is what its last expression gave.
     */
    MONTY_STATE_DONE = 5,
    /**
     * An exception or a limit ended the program; `monty_run_error` says which. After a fault of the library in an
     * earlier call too, but then there is no error.
     */
    MONTY_STATE_FAILED = 6,
    /**
     * Another call is using the run, in another thread or further up in this one. Only `monty_run_state` says so.
     */
    MONTY_STATE_BUSY = 7,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum MontyState MontyState;
#else
typedef uint32_t MontyState;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What a program called.
 */
enum MontyCallKind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * A function that `monty_options_add_function` declared.
     */
    MONTY_CALL_FUNCTION = 0,
    /**
     * A method of an object of the host.
     */
    MONTY_CALL_METHOD = 1,
    /**
     * An operation that a program asks the operating system for, such as `os.getenv` or `time.time`. A host that has
     * no answer raises PermissionError.
     */
    MONTY_CALL_OS = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum MontyCallKind MontyCallKind;
#else
typedef uint32_t MontyCallKind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What sort of value it is.
 */
enum MontyKind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * `None`; also what a NULL value is said to be.
     */
    MONTY_KIND_NONE = 0,
    /**
     * `True` or `False`.
     */
    MONTY_KIND_BOOL = 1,
    /**
     * An int of any size.
     */
    MONTY_KIND_INT = 2,
    /**
     * A float, NaN and infinities included.
     */
    MONTY_KIND_FLOAT = 3,
    /**
     * Text.
     */
    MONTY_KIND_STR = 4,
    /**
     * Bytes.
     */
    MONTY_KIND_BYTES = 5,
    /**
     * A list.
     */
    MONTY_KIND_LIST = 6,
    /**
     * A tuple.
     */
    MONTY_KIND_TUPLE = 7,
    /**
     * A dict, in order, with any hashable keys.
     */
    MONTY_KIND_DICT = 8,
    /**
     * A set.
     */
    MONTY_KIND_SET = 9,
    /**
     * A frozenset.
     */
    MONTY_KIND_FROZENSET = 10,
    /**
     * An instance of one of the program's classes, or an object of the host.
     */
    MONTY_KIND_OBJECT = 11,
    /**
     * An exception.
     */
    MONTY_KIND_EXCEPTION = 12,
    /**
     * A function, by its name.
     */
    MONTY_KIND_FUNCTION = 13,
    /**
     * `...`.
     */
    MONTY_KIND_ELLIPSIS = 14,
    /**
     * Anything else, as its type and repr.
     */
    MONTY_KIND_OPAQUE = 15,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum MontyKind MontyKind;
#else
typedef uint32_t MontyKind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Where a program prints to.
 */
enum MontyStream
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    /**
     * `sys.stdout`.
     */
    MONTY_STDOUT = 1,
    /**
     * `sys.stderr`.
     */
    MONTY_STDERR = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum MontyStream MontyStream;
#else
typedef uint32_t MontyStream;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * Why a call failed, or what ended a program. Owned where a call returns one through `error`; free it with
 * `monty_error_free`. It does not change, and any thread may read it.
 */
typedef struct MontyError MontyError;

/**
 * Stops a run from any thread or from a signal handler. Owned, from `monty_run_interrupt_handle`; it may outlive its run
 * and does nothing then. Free it with `monty_interrupt_free`.
 */
typedef struct MontyInterrupt MontyInterrupt;

/**
 * How to compile a program: its file name, what the host sets before a run, what the program can call. Owned; free it
 * with `monty_options_free`. One thread at a time; used by two, one of them gets MONTY_ERROR_BUSY. Any number of
 * programs can be compiled with the same options.
 */
typedef struct MontyOptions MontyOptions;

/**
 * A compiled program. It does not change: any number of threads may use one and make runs from it. Owned and counted:
 * each `monty_compile`, `monty_program_load` and `monty_program_ref` wants one `monty_program_free`. Runs keep what
 * they need of it, so it may be freed before them.
 */
typedef struct MontyProgram MontyProgram;

/**
 * One execution of a program. Owned; free it with `monty_run_free`. One thread at a time, which may be another one each
 * time; used by two at once, or by its own print callback, the later call gets MONTY_ERROR_BUSY (getters: NULL or 0). It
 * keeps what it needs of its program.
 *
 * What a run lends (its call, result and error) lives until the next step, resume, feed, call or free of that run.
 */
typedef struct MontyRun MontyRun;

/**
 * A Python value with whatever it contains.
 *
 * An *owned* value (`MontyValue *`) comes from a constructor, from `monty_value_decode` or from `monty_value_copy`,
 * and ends in `monty_value_free` or in a call that consumes it. A *borrowed* one (`const MontyValue *`) is part of
 * something else and lives as long as that. Values that two places share, and cycles, are kept: the same Python
 * object is the same pointer.
 *
 * Values can be read by any number of threads. Append and insert want the value for themselves: no other owner
 * (MONTY_ERROR_STATE when there is one), no other thread. They end the life of pointers that were borrowed from it.
 */
typedef struct MontyValue MontyValue;

/**
 * Bytes that the library made and the caller owns, to be given to `monty_bytes_free`. A zero byte follows them that
 * `len` does not count, so that text can be used as a C string.
 */
typedef struct MontyBytes {
    /**
     * The bytes; NULL after a failure and after `monty_bytes_free`.
     */
    uint8_t *data;
    /**
     * How many.
     */
    size_t len;
} MontyBytes;

/**
 * Receives what a program prints, as it prints it, in pieces: `len` bytes of UTF-8 without a zero byte after them, lent for
 * the call. It must return, so no C++ exception and no `longjmp`, and it cannot use the run, except for freeing it.
 */
typedef void (*MontyPrintFn)(void *userdata, MontyStream stream, const char *text, size_t len);

/**
 * Lets go of what a callback was given.
 */
typedef void (*MontyDropFn)(void *userdata);

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The version of the library, such as "0.1.0". Static.
 */
MONTY_API const char *monty_version(void);

/**
 * The library's ABI; to be compared with `MONTY_ABI_VERSION` by who loads it at run time.
 */
MONTY_API uint32_t monty_abi_version(void);

/**
 * The name of a status, such as "MONTY_ERROR_BUSY", and "unknown status" for a number that is none. Static.
 */
MONTY_API const char *monty_status_name(MontyStatus status);

/**
 * Frees bytes that the library made and sets them to NULL and 0, so that freeing them again does nothing. NULL is
 * allowed.
 */
MONTY_API
void monty_bytes_free(MontyBytes *bytes);

/**
 * What sort of failure it is. MONTY_OK for NULL.
 */
MONTY_API MontyStatus monty_error_status(const MontyError *error);

/**
 * What went wrong; of a Python exception, what `str()` of it gives. Borrowed until the error is freed; NULL for NULL.
 * `len` may be NULL.
 */
MONTY_API
const char *monty_error_message(const MontyError *error,
                                size_t *len);

/**
 * The type of the Python exception, such as "ValueError"; empty when it is none. Borrowed until the error is freed;
 * NULL for NULL. `len` may be NULL.
 */
MONTY_API
const char *monty_error_type(const MontyError *error,
                             size_t *len);

/**
 * The Python exception as a value; NULL when there is none. Borrowed until the error is freed.
 */
MONTY_API const MontyValue *monty_error_exception(const MontyError *error);

/**
 * What the type checker found, as `monty_check` gives it: of MONTY_ERROR_CHECK, and of stubs that have errors; NULL for all
 * other errors. Borrowed until the error is freed.
 */
MONTY_API
const MontyValue *monty_error_diagnostics(const MontyError *error);

/**
 * The limit that was reached. MONTY_ERROR_STATE when it was none, and `limit` is then MONTY_LIMIT_MEMORY.
 */
MONTY_API MontyStatus monty_error_limit(const MontyError *error, MontyLimit *limit);

/**
 * How many frames the traceback has; 0 when there is none.
 */
MONTY_API size_t monty_error_frame_count(const MontyError *error);

/**
 * The file of frame `i`, counted from the outermost. Borrowed until the error is freed; NULL when there is no such
 * frame. `len` may be NULL.
 */
MONTY_API
const char *monty_error_frame_file(const MontyError *error,
                                   size_t i,
                                   size_t *len);

/**
 * The function of frame `i`, or `<module>`. Borrowed until the error is freed; NULL when there is no such frame.
 * `len` may be NULL.
 */
MONTY_API
const char *monty_error_frame_function(const MontyError *error,
                                       size_t i,
                                       size_t *len);

/**
 * The source line of frame `i` without its indentation; empty when it is not known. Borrowed until the error is
 * freed; NULL when there is no such frame. `len` may be NULL.
 */
MONTY_API
const char *monty_error_frame_source(const MontyError *error,
                                     size_t i,
                                     size_t *len);

/**
 * The line of frame `i`, from 1; 0 when it is not known or there is no such frame.
 */
MONTY_API uint32_t monty_error_frame_line(const MontyError *error, size_t i);

/**
 * The column of frame `i` in characters, from 1; 0 when it is not known or there is no such frame.
 */
MONTY_API uint32_t monty_error_frame_column(const MontyError *error, size_t i);

/**
 * The whole traceback as Python prints it, or one line when there is none. `out` is owned.
 */
MONTY_API MontyStatus monty_error_format(const MontyError *error, MontyBytes *out);

/**
 * The whole error in one go, encoded as in docs/wire.md: a dict of status (int), type, message, limit (int or None),
 * frames (list of dicts of file, function, line, column, source), traceback, exception (a value or None), exit_status (int or
 * None) and diagnostics (as of `monty_check`, or None).
 * `out` is owned.
 */
MONTY_API
MontyStatus monty_error_encode(const MontyError *error,
                               MontyBytes *out);

/**
 * Frees an error. NULL is allowed.
 */
MONTY_API void monty_error_free(MontyError *error);

/**
 * Options with the file name "main.py" and nothing declared. Owned.
 */
MONTY_API MONTY_OWNED MontyOptions *monty_options_new(void);

/**
 * The file name that tracebacks show. The name is copied.
 */
MONTY_API MontyStatus monty_options_set_filename(MontyOptions *o, const char *name, size_t len);

/**
 * Declares a global name whose value the host sets before each run, with `monty_run_set_input`. The name is copied.
 */
MONTY_API
MontyStatus monty_options_add_input(MontyOptions *o,
                                    const char *name,
                                    size_t len);

/**
 * Declares a host function: the program calls it under this name like any function, and the run stops there, in
 * MONTY_STATE_CALL. The name is copied.
 */
MONTY_API
MontyStatus monty_options_add_function(MontyOptions *o,
                                       const char *name,
                                       size_t len);

/**
 * Declares the types of inputs and host functions to the type checker, as Python text: functions, classes, TypedDicts,
 * dataclasses, aliases and annotated variables. The text is copied.
 */
MONTY_API
MontyStatus monty_options_set_stubs(MontyOptions *o,
                                    const char *stubs,
                                    size_t len);

/**
 * Demands that `monty_compile`, and `monty_run_feed` on runs of the program, refuse what the type checker finds errors in: with
 * MONTY_ERROR_CHECK, and `monty_error_diagnostics` says what they are. A build without the checker refuses all programs, with
 * MONTY_ERROR_UNSUPPORTED.
 */
MONTY_API
MontyStatus monty_options_set_type_check(MontyOptions *o);

/**
 * What one type check may use: nanoseconds, and bytes that the checker may hold, of which some 16 million are there before any
 * program. More is MONTY_ERROR_LIMIT, and `monty_error_limit` says which; MONTY_UNLIMITED is no limit. Unless this says otherwise it is
 * MONTY_CHECK_TIME_NS and MONTY_CHECK_MEMORY.
 */
MONTY_API
MontyStatus monty_options_set_check_limits(MontyOptions *o,
                                           uint64_t time_ns,
                                           uint64_t memory);

/**
 * Frees options. NULL is allowed.
 */
MONTY_API void monty_options_free(MontyOptions *options);

/**
 * Compiles `len` bytes of Python. `options` may be NULL. `out` is owned. MONTY_ERROR_SYNTAX: the error has the type
 * (such as "SyntaxError"), the message, and a frame with file, line, column and the source line; `monty_error_format`
 * gives it as Python prints it. MONTY_ERROR_UTF8: the source is not UTF-8.
 */
MONTY_API
MontyStatus monty_compile(const char *source,
                          size_t len,
                          const MontyOptions *options,
                          MontyProgram **out,
                          MontyError **error);

/**
 * One more reference to a program: the same pointer. Owned; NULL for NULL. Any thread.
 */
MONTY_API MONTY_OWNED MontyProgram *monty_program_ref(const MontyProgram *program);

/**
 * Gives a reference to a program back; the last one frees it. NULL is allowed. Any thread.
 */
MONTY_API void monty_program_free(MontyProgram *program);

/**
 * The program as bytes, for `monty_program_load` here or elsewhere. `out` is owned.
 */
MONTY_API MontyStatus monty_program_dump(const MontyProgram *program, MontyBytes *out, MontyError **error);

/**
 * The program of bytes that `monty_program_dump` wrote. The bytes may be anybody's: they are verified. `out` is owned.
 * MONTY_ERROR_FORMAT: the bytes are no program. MONTY_ERROR_VERSION: another version of the library wrote them.
 */
MONTY_API
MontyStatus monty_program_load(const uint8_t *data,
                               size_t len,
                               MontyProgram **out,
                               MontyError **error);

/**
 * A run of a program that has not started, with the default limits. Owned; NULL for NULL.
 */
MONTY_API MONTY_OWNED MontyRun *monty_run_new(const MontyProgram *program);

/**
 * Frees a run, in any state. While another thread is in a call on it, or in its own print callback, it is freed when that
 * call returns. NULL is allowed.
 */
MONTY_API
void monty_run_free(MontyRun *run);

/**
 * Sets a limit, before the run or at a pause; MONTY_UNLIMITED for none. A limit below what is used already ends the run as
 * soon as it goes on. MONTY_ERROR_UNSUPPORTED: there is no such limit.
 */
MONTY_API
MontyStatus monty_run_set_limit(MontyRun *run,
                                MontyLimit which,
                                uint64_t value);

/**
 * A limit; 0 for NULL and for limits that do not exist.
 */
MONTY_API uint64_t monty_run_limit(const MontyRun *run, MontyLimit which);

/**
 * How much the run has used of what a limit counts; 0 for NULL and for limits that do not exist.
 */
MONTY_API uint64_t monty_run_usage(const MontyRun *run, MontyLimit which);

/**
 * Sets a declared input, before the run starts. `value` is consumed, also when the call fails. MONTY_ERROR_ARGUMENT: the
 * name was not declared. MONTY_ERROR_STATE: the run has started.
 */
MONTY_API
MontyStatus monty_run_set_input(MontyRun *run,
                                const char *name,
                                size_t len,
                                MontyValue *value);

/**
 * Sets inputs from an encoded dict of names and values (docs/wire.md), before the run starts. MONTY_ERROR_FORMAT: the
 * bytes are no encoded value. MONTY_ERROR_ARGUMENT: they are no dict of names, or a name was not declared.
 */
MONTY_API
MontyStatus monty_run_set_inputs_encoded(MontyRun *run,
                                         const uint8_t *data,
                                         size_t len,
                                         MontyError **error);

/**
 * Hands what the program prints to `print` instead of keeping it, in the thread that steps the run. NULL keeps it again, for
 * `monty_run_take_output`. `drop`, which may be NULL, is called once with `userdata`: when the callback is replaced, when the
 * run is freed, and at once when the call fails. Forks and loaded runs have no callback.
 */
MONTY_API
MontyStatus monty_run_set_print(MontyRun *run,
                                MontyPrintFn print,
                                void *userdata,
                                MontyDropFn drop);

/**
 * Runs until the program calls, ends or is stopped, or until `fuel` instructions are spent (MONTY_STATE_YIELDED);
 * MONTY_UNLIMITED for no such end. What the program does, failing included, is no error of this call but the run's state.
 * MONTY_ERROR_STATE: the run waits for an answer, or has ended.
 */
MONTY_API
MontyStatus monty_run_step(MontyRun *run,
                           uint64_t fuel,
                           MontyError **error);

/**
 * Where the run is; MONTY_STATE_READY for NULL.
 */
MONTY_API MontyState monty_run_state(const MontyRun *run);

/**
 * A second run that is where this one is and goes on by itself: same state, same values, same limits and usage, no print
 * callback. Owned; NULL when it fails, and `error` says why.
 */
MONTY_API
MONTY_OWNED
MontyRun *monty_run_clone(const MontyRun *run,
                          MontyError **error);

/**
 * Compiles `source` and runs it, with unlimited fuel, in the namespace of a run that has ended: the next piece of a session.
 * `filename`, which may be NULL for "main.py", ends with a zero byte. Limits and usage go on. When it does not compile
 * (MONTY_ERROR_SYNTAX) the run stays as it is. MONTY_ERROR_STATE: the run is not in MONTY_STATE_DONE or MONTY_STATE_FAILED.
 */
MONTY_API
MontyStatus monty_run_feed(MontyRun *run,
                           const char *source,
                           size_t len,
                           const char *filename,
                           MontyError **error);

/**
 * Calls a function (or whatever can be called) that a run that has ended has under a global name, with unlimited fuel; what
 * it returns becomes `monty_run_result`. `args` is a list or tuple, `kwargs` a dict with str keys; both may be NULL, and are
 * consumed, also when the call fails. MONTY_ERROR_ARGUMENT: there is no such name, or the values are of other kinds.
 * MONTY_ERROR_STATE: the run is not in MONTY_STATE_DONE or MONTY_STATE_FAILED.
 */
MONTY_API
MontyStatus monty_run_call_function(MontyRun *run,
                                    const char *name,
                                    size_t len,
                                    MontyValue *args,
                                    MontyValue *kwargs,
                                    MontyError **error);

/**
 * What the program's last expression gave, in MONTY_STATE_DONE: None when the last statement is no expression. Borrowed until
 * the next step, resume or free of the run; NULL in other states. What is too large for the memory limit is NULL too.
 */
MONTY_API
const MontyValue *monty_run_result(const MontyRun *run);

/**
 * The exception or limit that ended the program, in MONTY_STATE_FAILED. Borrowed until the next step, resume or free of the
 * run, so it is not freed; NULL in other states.
 */
MONTY_API
const MontyError *monty_run_error(const MontyRun *run);

/**
 * Takes what the program printed to a stream since the last time. `out` is owned. MONTY_ERROR_UNSUPPORTED: there is no such
 * stream.
 */
MONTY_API
MontyStatus monty_run_take_output(MontyRun *run,
                                  MontyStream stream,
                                  MontyBytes *out);

/**
 * The run as bytes, at any pause: `monty_run_load` goes on from them, in another process, on another architecture, any number
 * of times. The program is part of them. Declared functions, limits, usage and output that nobody has taken are kept, the
 * print callback is not. `out` is owned. MONTY_ERROR_LIMIT: the bytes do not fit the memory limit.
 */
MONTY_API
MontyStatus monty_run_dump(const MontyRun *run,
                           MontyBytes *out,
                           MontyError **error);

/**
 * The same without the program, for hosts that keep it: a thousand runs that wait need not carry it a thousand times. To be
 * loaded together with the program. `out` is owned.
 */
MONTY_API
MontyStatus monty_run_dump_without_program(const MontyRun *run,
                                           MontyBytes *out,
                                           MontyError **error);

/**
 * The run of bytes that `monty_run_dump` wrote. The bytes may be anybody's: they are verified, and nothing is reserved that
 * they do not hold. `program` is the program of the run; it may be NULL when the bytes carry theirs. `out` is owned.
 * MONTY_ERROR_ARGUMENT: the run is of another program, or of one that is missing. MONTY_ERROR_FORMAT: the bytes are no run. MONTY_ERROR_VERSION: another version of the library wrote them.
 */
MONTY_API
MontyStatus monty_run_load(const MontyProgram *program,
                           const uint8_t *data,
                           size_t len,
                           MontyRun **out,
                           MontyError **error);

/**
 * A handle that stops this run from any thread or signal handler, also after it was freed. Owned; NULL for NULL, and while
 * another call is using the run, so take it before the run starts.
 */
MONTY_API
MONTY_OWNED
MontyInterrupt *monty_run_interrupt_handle(const MontyRun *run);

/**
 * Gives the program a file that `open` finds, before the run starts or at a pause, in the place of what was under that path. Files are in
 * memory, belong to the run and count for its limit on memory; snapshots and clones have them. `path` is absolute or begins in `/`; the
 * directories above it exist, too. The `len` bytes are copied; the program may change the file if it is `writable`. A file that is
 * under no path of the run and in none of its directories is asked of the host, to be read: a call of the kind MONTY_CALL_OS named
 * `open` with the path and the mode, to be answered with the content, bytes or a str. MONTY_ERROR_ARGUMENT: the path is empty or has a
 * zero byte. MONTY_ERROR_LIMIT: the file does not fit the memory limit.
 */
MONTY_API
MontyStatus monty_run_mount(MontyRun *run,
                            const char *path,
                            size_t path_len,
                            const uint8_t *data,
                            size_t len,
                            bool writable,
                            MontyError **error);

/**
 * Gives the program a directory, in which it may make files if it is `writable`; what it does not find there does not exist. The rest is
 * as for `monty_run_mount`.
 */
MONTY_API
MontyStatus monty_run_mount_directory(MontyRun *run,
                                      const char *path,
                                      size_t path_len,
                                      bool writable,
                                      MontyError **error);

/**
 * The content of one of the run's virtual files as the program left it. `out` is owned. MONTY_ERROR_ARGUMENT: there is no such file.
 */
MONTY_API
MontyStatus monty_run_read_file(const MontyRun *run,
                                const char *path,
                                size_t path_len,
                                MontyBytes *out,
                                MontyError **error);

/**
 * Checks the types of `len` bytes of Python; nothing runs. The program knows its inputs and functions from `options`, which may be
 * NULL, and their types from `stubs`, Python text that may be NULL: then those of the options are taken.
 *
 * `diagnostics` is owned: a list, empty when nothing was found, of dicts of severity ("error", "warning" or "info"), rule,
 * message, file, line, column, end_line, end_column (ints from 1; columns in characters, the end behind the last), concise (the
 * finding in one line) and annotated (the finding with the source that it is about). A source that is not Python gives one of the
 * rule "invalid-syntax".
 *
 * MONTY_ERROR_LIMIT: the program is too large or too deep for the checker, or took more than `monty_options_set_check_limits` lets it;
 * then `monty_error_limit` says which. MONTY_ERROR_SYNTAX, MONTY_ERROR_ARGUMENT: the stubs are wrong. MONTY_ERROR_UNSUPPORTED: the
 * library was built without the checker. Any thread; a checker that is warm is kept for the next call.
 */
MONTY_API
MontyStatus monty_check(const char *source,
                        size_t len,
                        const MontyOptions *options,
                        const char *stubs,
                        size_t stubs_len,
                        MontyValue **diagnostics,
                        MontyError **error);

/**
 * Checks a snippet as `monty_run_feed` would run it: it sees what the program and the snippets before it defined, with their
 * types. `filename`, which may be NULL for "main.py", ends with a zero byte. The run does not change. Everything else is as of
 * `monty_check`; the stubs are those of the options that demanded a check of the program.
 */
MONTY_API
MontyStatus monty_run_check(const MontyRun *run,
                            const char *source,
                            size_t len,
                            const char *filename,
                            MontyValue **diagnostics,
                            MontyError **error);

/**
 * Frees the checkers that are kept warm for the next check, at most four of 25 to 60 MB each; the next check makes a new one. Any
 * thread.
 */
MONTY_API
void monty_check_release(void);

/**
 * The number of the call that the run waits in: 1, 2, 3... over the whole run, forks and loads included; 0 in other
 * states.
 */
MONTY_API
uint64_t monty_run_call_id(const MontyRun *run);

/**
 * What is called; MONTY_CALL_FUNCTION when the run is not in MONTY_STATE_CALL.
 */
MONTY_API MontyCallKind monty_run_call_kind(const MontyRun *run);

/**
 * The line of the program that made the call, from 1; 0 when it is not known or the run is not in MONTY_STATE_CALL.
 */
MONTY_API
uint32_t monty_run_call_line(const MontyRun *run);

/**
 * The name of what is called, as declared; of an operation of the OS kind, such as "os.getenv". Borrowed until the next step,
 * resume or free of the run; NULL when the run is not in MONTY_STATE_CALL. `len` may be NULL.
 */
MONTY_API
const char *monty_run_call_name(const MontyRun *run,
                                size_t *len);

/**
 * The positional arguments, a tuple. Borrowed until the next step, resume or free of the run; NULL when the run is not in
 * MONTY_STATE_CALL.
 */
MONTY_API
const MontyValue *monty_run_call_args(const MontyRun *run);

/**
 * The keyword arguments, a dict. Borrowed until the next step, resume or free of the run; NULL when the run is not in
 * MONTY_STATE_CALL.
 */
MONTY_API
const MontyValue *monty_run_call_kwargs(const MontyRun *run);

/**
 * Answers the call with a value and goes on with the fuel of the last step. `value` is consumed, also when the call fails.
 * MONTY_ERROR_STATE: the run is not in MONTY_STATE_CALL.
 */
MONTY_API
MontyStatus monty_run_resume_value(MontyRun *run,
                                   MontyValue *value,
                                   MontyError **error);

/**
 * Answers the call by raising an exception in it, and goes on. `exception` is consumed, also when the call fails.
 * MONTY_ERROR_ARGUMENT: it is no exception. MONTY_ERROR_STATE: the run is not in MONTY_STATE_CALL.
 */
MONTY_API
MontyStatus monty_run_resume_exception(MontyRun *run,
                                       MontyValue *exception,
                                       MontyError **error);

/**
 * Where the run is and what comes with it, encoded as one dict ("Events" in docs/wire.md): what a wrapper reads after a step
 * instead of calling one getter after the other. `out` is owned.
 */
MONTY_API
MontyStatus monty_run_event(const MontyRun *run,
                            MontyBytes *out);

/**
 * Answers the call with an encoded dict ("Answers" in docs/wire.md) and goes on: `{"value": ...}` or `{"exception": ...}`.
 * MONTY_ERROR_FORMAT: the bytes are no encoded value. MONTY_ERROR_ARGUMENT: it is no such dict. Neither changes the run.
 * MONTY_ERROR_STATE: the run is not in MONTY_STATE_CALL.
 */
MONTY_API
MontyStatus monty_run_resume_encoded(MontyRun *run,
                                     const uint8_t *data,
                                     size_t len,
                                     MontyError **error);

/**
 * Stops the run that the handle belongs to, within a millisecond, in MONTY_STATE_INTERRUPTED; when it is not running, as
 * soon as it does. It can be dumped there, and goes on with `monty_run_step`. NULL is allowed. Any thread, any number
 * of times, also while the run is being used or freed; safe in a signal handler.
 */
MONTY_API
void monty_interrupt(const MontyInterrupt *handle);

/**
 * Frees a handle; its run goes on. NULL is allowed.
 */
MONTY_API void monty_interrupt_free(MontyInterrupt *handle);

/**
 * `None`. Owned.
 */
MONTY_API MONTY_OWNED MontyValue *monty_none(void);

/**
 * `...`. Owned.
 */
MONTY_API MONTY_OWNED MontyValue *monty_ellipsis(void);

/**
 * A bool. Owned.
 */
MONTY_API MONTY_OWNED MontyValue *monty_bool(bool value);

/**
 * An int. Owned.
 */
MONTY_API MONTY_OWNED MontyValue *monty_int(int64_t value);

/**
 * An int of any size from its sign and its magnitude, most significant byte first. Owned; NULL when the magnitude is
 * NULL and `len` is not 0.
 */
MONTY_API
MONTY_OWNED
MontyValue *monty_int_from_bytes(bool negative,
                                 const uint8_t *magnitude_be,
                                 size_t len);

/**
 * A float. Owned.
 */
MONTY_API MONTY_OWNED MontyValue *monty_float(double value);

/**
 * A str from `len` bytes of UTF-8, which may hold zero bytes. Owned; NULL when it is not UTF-8, or NULL and `len` is
 * not 0.
 */
MONTY_API
MONTY_OWNED
MontyValue *monty_str(const char *utf8,
                      size_t len);

/**
 * A bytes. Owned; NULL when `data` is NULL and `len` is not 0.
 */
MONTY_API MONTY_OWNED MontyValue *monty_bytes(const uint8_t *data, size_t len);

/**
 * An empty list; `capacity` is a hint. Fill it with `monty_value_append`. Owned.
 */
MONTY_API MONTY_OWNED MontyValue *monty_list(size_t capacity);

/**
 * An empty tuple; `capacity` is a hint. Fill it with `monty_value_append`. Owned.
 */
MONTY_API MONTY_OWNED MontyValue *monty_tuple(size_t capacity);

/**
 * An empty set; `capacity` is a hint. Fill it with `monty_value_append`. Owned.
 */
MONTY_API MONTY_OWNED MontyValue *monty_set(size_t capacity);

/**
 * An empty frozenset; `capacity` is a hint. Fill it with `monty_value_append`. Owned.
 */
MONTY_API MONTY_OWNED MontyValue *monty_frozenset(size_t capacity);

/**
 * An empty dict; `capacity` is a hint. Fill it with `monty_value_insert`. Owned.
 */
MONTY_API MONTY_OWNED MontyValue *monty_dict(size_t capacity);

/**
 * An instance of the program's class of that name, without fields. Fill it with `monty_value_insert`. Owned; NULL
 * when the name is not UTF-8.
 */
MONTY_API
MONTY_OWNED
MontyValue *monty_object(const char *class_name,
                         size_t len);

/**
 * The same for a dataclass of the program. Owned; NULL when the name is not UTF-8.
 */
MONTY_API MONTY_OWNED MontyValue *monty_dataclass(const char *class_name, size_t len);

/**
 * An object of the host: the program sees its name and the attributes that `monty_value_insert` adds; `id` is the
 * host's own number for it and comes back with it. Owned; NULL when the name is not UTF-8.
 */
MONTY_API
MONTY_OWNED
MontyValue *monty_host_object(const char *name,
                              size_t len,
                              uint64_t id);

/**
 * A host function as a value, by the name that the program was compiled with. Owned; NULL when it is not UTF-8.
 */
MONTY_API
MONTY_OWNED
MontyValue *monty_function(const char *name,
                           size_t len);

/**
 * An exception, such as "ValueError" with a message, which is its only argument; with an empty message it has none.
 * `monty_value_append` adds arguments, `monty_value_insert` attributes. Owned; NULL when a text is not UTF-8.
 */
MONTY_API
MONTY_OWNED
MontyValue *monty_exception(const char *type,
                            size_t type_len,
                            const char *message,
                            size_t message_len);

/**
 * Adds `item` to a list, tuple, set or frozenset, or to the arguments of an exception. A set leaves out what it has.
 * `item` is consumed, also when the call fails; only a value that is put into itself is left as it is.
 * MONTY_ERROR_EXCEPTION: the item cannot be in a set, being unhashable. MONTY_ERROR_STATE: the container has another
 * owner.
 */
MONTY_API
MontyStatus monty_value_append(MontyValue *container,
                               MontyValue *item);

/**
 * Puts `item` at `key` into a dict, or into a field of an object or exception, whose keys must be str. An equal key
 * keeps its place and gets the new value. `key` and `item` are consumed, also when the call fails; only a value that
 * is put into itself is left as it is.
 * MONTY_ERROR_EXCEPTION: the key is unhashable. MONTY_ERROR_STATE: the dict or object has another owner.
 */
MONTY_API
MontyStatus monty_value_insert(MontyValue *dict_or_object,
                               MontyValue *key,
                               MontyValue *item);

/**
 * What sort of value it is; MONTY_KIND_NONE for NULL.
 */
MONTY_API MontyKind monty_value_kind(const MontyValue *v);

/**
 * The bool; false for everything else.
 */
MONTY_API bool monty_value_bool(const MontyValue *v);

/**
 * The int. MONTY_ERROR_ARGUMENT when it is none, MONTY_ERROR_RANGE when it does not fit; `out` is 0 then.
 */
MONTY_API MontyStatus monty_value_int(const MontyValue *v, int64_t *out);

/**
 * Sign and magnitude of an int of any size, most significant byte first, without leading zeros (so 0 has none).
 * Borrowed as long as the value; NULL when it is no int. `negative` and `len` may be NULL.
 */
MONTY_API
const uint8_t *monty_value_int_bytes(const MontyValue *v,
                                     bool *negative,
                                     size_t *len);

/**
 * The float; 0 for everything else, ints included.
 */
MONTY_API double monty_value_float(const MontyValue *v);

/**
 * The text of a str, the message of an exception, the name of a function, the repr of an opaque value: UTF-8, with a
 * zero byte after it. Borrowed as long as the value; NULL for other kinds. `len` may be NULL, but text may hold
 * zero bytes of its own.
 */
MONTY_API
const char *monty_value_str(const MontyValue *v,
                            size_t *len);

/**
 * The bytes of a bytes. Borrowed as long as the value; NULL for other kinds. `len` may be NULL.
 */
MONTY_API const uint8_t *monty_value_bytes(const MontyValue *v, size_t *len);

/**
 * How many elements a list, tuple or set has, pairs a dict, fields an object, arguments an exception, bytes a str or
 * bytes; 0 for other kinds and NULL.
 */
MONTY_API
size_t monty_value_len(const MontyValue *v);

/**
 * Element `i` of a list, tuple or set, value `i` of a dict or object, argument `i` of an exception. Borrowed as long
 * as the value; NULL when there is none.
 */
MONTY_API
const MontyValue *monty_value_item(const MontyValue *v,
                                   size_t i);

/**
 * Key `i` of a dict, or the name of field `i` of an object or attribute `i` of an exception. Borrowed as long as the
 * value; NULL when there is none.
 */
MONTY_API
const MontyValue *monty_value_key(const MontyValue *v,
                                  size_t i);

/**
 * Field `i` of an object, attribute `i` of an exception, value `i` of a dict: what belongs to `monty_value_key(v, i)`.
 * Borrowed as long as the value; NULL when there is none.
 */
MONTY_API
const MontyValue *monty_value_field(const MontyValue *v,
                                    size_t i);

/**
 * What a dict has at a str key, or an object or exception in a field. Compares key after key, so it is for records
 * and not for large tables. Borrowed as long as the value; NULL when there is none.
 */
MONTY_API
const MontyValue *monty_value_get(const MontyValue *v,
                                  const char *key,
                                  size_t len);

/**
 * The name of its type: "int", the class of an object, the type of an exception, the name of a host object, with a
 * zero byte after it. Borrowed as long as the value; NULL for NULL. `len` may be NULL.
 */
MONTY_API
const char *monty_value_type(const MontyValue *v,
                             size_t *len);

/**
 * The id that the host gave its object. MONTY_ERROR_ARGUMENT when it is none; `out` is 0 then.
 */
MONTY_API MontyStatus monty_value_id(const MontyValue *v, uint64_t *out);

/**
 * Whether it is an instance of a dataclass.
 */
MONTY_API bool monty_value_is_dataclass(const MontyValue *v);

/**
 * The exception that an exception was raised from. Borrowed as long as the value; NULL when there is none.
 */
MONTY_API const MontyValue *monty_value_cause(const MontyValue *v);

/**
 * The formatted traceback of an exception that was raised. Borrowed as long as the value; NULL when there is none.
 * `len` may be NULL.
 */
MONTY_API
const char *monty_value_traceback(const MontyValue *v,
                                  size_t *len);

/**
 * What Python's `repr()` gives, without addresses. `out` is owned. MONTY_ERROR_EXCEPTION: an int has more than 4300
 * digits. MONTY_ERROR_LIMIT: parts that are shared would make the text huge.
 */
MONTY_API
MontyStatus monty_value_repr(const MontyValue *v,
                             MontyBytes *out);

/**
 * The value as compact JSON, when reading it back gives the same: None, bools, ints, finite floats, strs, lists, and
 * dicts with str keys, none of them in two places. `out` is owned. MONTY_ERROR_UNSUPPORTED otherwise; the error says
 * what it is and where.
 */
MONTY_API
MontyStatus monty_value_to_json(const MontyValue *v,
                                MontyBytes *out,
                                MontyError **error);

/**
 * The value in CBOR, as docs/wire.md describes it: any value, nothing lost. `out` is owned. MONTY_ERROR_RANGE:
 * containers are more than 10,000 deep in one another.
 */
MONTY_API
MontyStatus monty_value_encode(const MontyValue *v,
                               MontyBytes *out,
                               MontyError **error);

/**
 * The value of bytes that `monty_value_encode` or another CBOR library wrote. The bytes may be anybody's. `out` is
 * owned. MONTY_ERROR_FORMAT: the error says what is wrong at which byte.
 */
MONTY_API
MontyStatus monty_value_decode(const uint8_t *data,
                               size_t len,
                               MontyValue **out,
                               MontyError **error);

/**
 * One more owner of a value, also of one that was borrowed: the same pointer, which lives until each owner has freed
 * it. Costs nothing. As long as there are two, the value cannot be changed. Owned; NULL for NULL.
 */
MONTY_API
MONTY_OWNED
MontyValue *monty_value_copy(const MontyValue *v);

/**
 * Frees an owned value. NULL is allowed.
 */
MONTY_API void monty_value_free(MontyValue *v);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* MONTY_H */
