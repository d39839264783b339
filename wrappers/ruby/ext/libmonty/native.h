/* What the files of the extension share.
 *
 * read.c turns values of the library into Ruby's, write.c Ruby's into bytes (docs/wire.md), error.c raises, program.c and
 * run.c are MontyProgram and MontyRun. Everything that lives while Ruby code may run, and so may raise, is owned by Ruby's
 * collector: buffers are Strings, tables are Hashes. */
#ifndef NATIVE_H
#define NATIVE_H

#include <monty.h>
#include <ruby.h>
#include <ruby/encoding.h>
#include <ruby/thread.h>

/* Classes of lib/monty/value.rb. */
extern VALUE monty_module;
extern VALUE class_tuple, class_frozen_set, class_set, class_object, class_host_object, class_exception_value;
extern VALUE class_function, class_opaque, value_ellipsis;

/* An owned value of the library as Ruby has it; NULL is nil. The value is freed. */
VALUE read_owned(MontyValue *value);
/* The same for a borrowed one. It is kept until it has been read: other threads may run meanwhile, and use its owner. */
VALUE read_value(const MontyValue *value);
/* A value of Ruby as bytes of docs/wire.md, a String. */
VALUE write_value(VALUE value);

/* Raises the error of a call that did not return MONTY_OK, and frees it. A pointer to where the call puts the error, because
 * arguments are evaluated in any order; NULL for calls that have none. */
void check(MontyStatus status, MontyError **error);
/* An error of the library as a Monty::Error. */
VALUE read_error(const MontyError *error);
/* The contents of owned bytes as a String of an encoding; the bytes are freed. */
VALUE take_bytes(MontyBytes *bytes, rb_encoding *encoding);

/* The program of a Monty::Program. */
MontyProgram *program_of(VALUE program);

void init_values(void);
void init_writing(void);
void init_program(void);
void init_run(void);
/* What Ruby calls when the extension is loaded. */
void Init_native(void);

#endif
