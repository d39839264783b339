/* Monty::Run: a MontyRun, what steps it without Ruby's lock, and what interrupts it.
 *
 * A step runs without the lock, so that other threads do. Ruby stops it with monty_interrupt when the thread is to do something
 * else: be killed, raise (Timeout), or run a signal handler (Ctrl-C). The run is then in state :interrupted; Ruby's business
 * is done, and unless that raised, the run goes on. An interrupt that the host asked for is told from this by `asked`. */
#include "native.h"

typedef struct {
    MontyRun *run;
    MontyInterrupt *interrupt;
    /* A thread is in a call without Ruby's lock; the others get BusyError. */
    bool busy;
    /* Run#interrupt was called and has not been reported. */
    bool asked;
} Handle;

static void free_handle(void *data)
{
    Handle *handle = data;
    monty_run_free(handle->run);
    monty_interrupt_free(handle->interrupt);
    xfree(handle);
}

static const rb_data_type_t run_type = {
    .wrap_struct_name = "Monty::Run",
    .function = {.dfree = free_handle},
    .flags = RUBY_TYPED_FREE_IMMEDIATELY,
};

static VALUE allocate(VALUE class)
{
    Handle *handle;
    return TypedData_Make_Struct(class, Handle, &run_type, handle);
}

static void fail_with(const char *kind, const char *message)
{
    rb_raise(rb_const_get(monty_module, rb_intern(kind)), "%s", message);
}

/* The handle of a run that can be used now. */
static Handle *handle_of(VALUE self)
{
    Handle *handle = rb_check_typeddata(self, &run_type);
    if (handle->busy) fail_with("BusyError", "another thread is using the run");
    if (handle->run == NULL) fail_with("StateError", "the run is closed");
    return handle;
}

static void own(Handle *handle, MontyRun *run)
{
    handle->run = run;
    handle->interrupt = monty_run_interrupt_handle(run);
}

/* Run.new(program) (monty_run_new). */
static VALUE initialize(VALUE self, VALUE program)
{
    Handle *handle = rb_check_typeddata(self, &run_type);
    if (handle->run != NULL) fail_with("StateError", "the run is made already");
    own(handle, monty_run_new(program_of(program)));
    return self;
}

/* Run#close: frees the run (monty_run_free). Closing it again does nothing. */
static VALUE close_run(VALUE self)
{
    Handle *handle = rb_check_typeddata(self, &run_type);
    if (handle->busy) fail_with("BusyError", "another thread is using the run");
    monty_run_free(handle->run);
    handle->run = NULL;
    return Qnil;
}

/* Run#closed?: whether it was closed. */
static VALUE is_closed(VALUE self)
{
    Handle *handle = rb_check_typeddata(self, &run_type);
    return handle->run == NULL ? Qtrue : Qfalse;
}

/* What a call without Ruby's lock is given and gives. */
typedef struct Step {
    Handle *handle;
    MontyStatus (*go)(struct Step *step, MontyRun *run);
    /* An encoded answer, a piece of source, or the name of a function. */
    const char *data;
    size_t len;
    /* For a step: how far. */
    uint64_t fuel;
    /* For a piece of source: its file's name, or NULL. */
    const char *filename;
    /* For a function: owned, and NULL once it was called. */
    MontyValue *args, *kwargs;
    bool ran;
    MontyStatus status;
    MontyError *error;
} Step;

static MontyStatus go_step(Step *step, MontyRun *run)
{
    return monty_run_step(run, step->fuel, &step->error);
}

static MontyStatus go_resume(Step *step, MontyRun *run)
{
    return monty_run_resume_encoded(run, (const uint8_t *)step->data, step->len, &step->error);
}

static MontyStatus go_feed(Step *step, MontyRun *run)
{
    return monty_run_feed(run, step->data, step->len, step->filename, &step->error);
}

static MontyStatus go_call(Step *step, MontyRun *run)
{
    MontyValue *args = step->args, *kwargs = step->kwargs;
    step->args = step->kwargs = NULL;
    return monty_run_call_function(run, step->data, step->len, args, kwargs, &step->error);
}

static void *step_unlocked(void *data)
{
    Step *step = data;
    step->ran = true;
    step->status = step->go(step, step->handle->run);
    return NULL;
}

static void unblock(void *interrupt)
{
    monty_interrupt(interrupt);
}

/* Whether the run stopped for Ruby's sake and has to go on. */
static bool has_to_go_on(Handle *handle)
{
    if (monty_run_state(handle->run) != MONTY_STATE_INTERRUPTED) return false;
    if (!handle->asked) return true;
    handle->asked = false;
    return false;
}

static void run_step(Step *step)
{
    Handle *handle = step->handle;
    do {
        handle->busy = true;
        step->ran = false;
        /* Neither flag may go: what raises inside this call would leave the run busy. Ruby calls `unblock` from its signal
         * handler, which `monty_interrupt` allows, and only says that it did not begin when there is something to do first. */
        rb_nogvl(step_unlocked, step, unblock, handle->interrupt, RB_NOGVL_INTR_FAIL | RB_NOGVL_UBF_ASYNC_SAFE);
        handle->busy = false;
        /* May raise: the run is paused or where it was, and can be used. */
        if (step->ran) {
            check(step->status, &step->error);
            /* What was begun goes on with steps; fuel is as for the first. */
            step->go = go_step;
        }
        rb_thread_check_ints();
        if (handle->run == NULL) fail_with("StateError", "the run is closed");
    } while (!step->ran || has_to_go_on(handle));
}

static VALUE step_with(VALUE self, VALUE fuel)
{
    Step step = {.handle = handle_of(self), .go = go_step, .fuel = NUM2ULL(fuel)};
    run_step(&step);
    RB_GC_GUARD(self);
    return Qnil;
}

static VALUE resume_encoded(VALUE self, VALUE answer)
{
    StringValue(answer);
    Step step = {
        .handle = handle_of(self),
        .go = go_resume,
        .data = RSTRING_PTR(answer),
        .len = (size_t)RSTRING_LEN(answer),
        .fuel = MONTY_UNLIMITED,
    };
    run_step(&step);
    RB_GC_GUARD(answer);
    RB_GC_GUARD(self);
    return Qnil;
}

/* Run#interrupt: stops the run within a millisecond, from any thread; it can go on (monty_interrupt). When it is not running, it
 * stops as soon as it does. */
static VALUE interrupt(VALUE self)
{
    Handle *handle = rb_check_typeddata(self, &run_type);
    handle->asked = true;
    monty_interrupt(handle->interrupt);
    return Qnil;
}

static VALUE state_number(VALUE self)
{
    return UINT2NUM(monty_run_state(handle_of(self)->run));
}

static VALUE set_inputs_encoded(VALUE self, VALUE inputs)
{
    MontyError *error = NULL;
    StringValue(inputs);
    const uint8_t *data = (const uint8_t *)RSTRING_PTR(inputs);
    check(monty_run_set_inputs_encoded(handle_of(self)->run, data, (size_t)RSTRING_LEN(inputs), &error), &error);
    RB_GC_GUARD(inputs);
    return Qnil;
}

static VALUE set_limit_number(VALUE self, VALUE which, VALUE value)
{
    check(monty_run_set_limit(handle_of(self)->run, NUM2UINT(which), NUM2ULL(value)), NULL);
    return value;
}

static VALUE limit_of(VALUE self, VALUE which)
{
    return ULL2NUM(monty_run_limit(handle_of(self)->run, NUM2UINT(which)));
}

static VALUE usage_of(VALUE self, VALUE which)
{
    return ULL2NUM(monty_run_usage(handle_of(self)->run, NUM2UINT(which)));
}

/* The parts of a Call, in the order of its constructor. */
static VALUE call_parts(VALUE self)
{
    const MontyRun *run = handle_of(self)->run;
    size_t len = 0;
    const char *name = monty_run_call_name(run, &len);
    VALUE parts = rb_ary_new();
    rb_ary_push(parts, ULL2NUM(monty_run_call_id(run)));
    rb_ary_push(parts, UINT2NUM(monty_run_call_kind(run)));
    rb_ary_push(parts, rb_utf8_str_new(name, (long)len));
    rb_ary_push(parts, read_value(monty_run_call_args(run)));
    rb_ary_push(parts, read_value(monty_run_call_kwargs(run)));
    rb_ary_push(parts, UINT2NUM(monty_run_call_line(run)));
    RB_GC_GUARD(self);
    return parts;
}

static VALUE result_value(VALUE self)
{
    VALUE value = read_value(monty_run_result(handle_of(self)->run));
    RB_GC_GUARD(self);
    return value;
}

/* Run#error: what ended the program in state :failed, not raised; nil in other states (monty_run_error). */
static VALUE error(VALUE self)
{
    VALUE value = read_error(monty_run_error(handle_of(self)->run));
    RB_GC_GUARD(self);
    return value;
}

static VALUE take_output_of(VALUE self, VALUE stream)
{
    MontyBytes bytes = MONTY_BYTES_INIT;
    check(monty_run_take_output(handle_of(self)->run, NUM2UINT(stream), &bytes), NULL);
    return take_bytes(&bytes, rb_utf8_encoding());
}

static VALUE find_named(VALUE self, VALUE source, VALUE filename)
{
    MontyValue *found = NULL;
    MontyError *error = NULL;
    StringValue(source);
    source = rb_str_export_to_enc(source, rb_utf8_encoding());
    const char *name = NIL_P(filename) ? NULL : StringValueCStr(filename);
    MontyRun *run = handle_of(self)->run;
    check(monty_run_check(run, RSTRING_PTR(source), (size_t)RSTRING_LEN(source), name, &found, &error), &error);
    RB_GC_GUARD(source);
    RB_GC_GUARD(filename);
    RB_GC_GUARD(self);
    return read_owned(found);
}

static VALUE feed_named(VALUE self, VALUE source, VALUE filename)
{
    StringValue(source);
    source = rb_str_export_to_enc(source, rb_utf8_encoding());
    Step step = {
        .handle = handle_of(self),
        .go = go_feed,
        .data = RSTRING_PTR(source),
        .len = (size_t)RSTRING_LEN(source),
        .filename = NIL_P(filename) ? NULL : StringValueCStr(filename),
        .fuel = MONTY_UNLIMITED,
    };
    run_step(&step);
    RB_GC_GUARD(source);
    RB_GC_GUARD(filename);
    RB_GC_GUARD(self);
    return Qnil;
}

/* An owned value of encoded bytes. */
static MontyValue *given(VALUE bytes)
{
    MontyValue *value = NULL;
    MontyError *error = NULL;
    check(monty_value_decode((const uint8_t *)RSTRING_PTR(bytes), (size_t)RSTRING_LEN(bytes), &value, &error), &error);
    return value;
}

/* A call of a function with its arguments still encoded. */
typedef struct {
    Step step;
    VALUE args, kwargs;
} FunctionCall;

static VALUE call_given(VALUE argument)
{
    FunctionCall *call = (FunctionCall *)argument;
    call->step.args = given(call->args);
    call->step.kwargs = given(call->kwargs);
    run_step(&call->step);
    return Qnil;
}

static VALUE free_given(VALUE argument)
{
    FunctionCall *call = (FunctionCall *)argument;
    monty_value_free(call->step.args);
    monty_value_free(call->step.kwargs);
    return Qnil;
}

static VALUE call_encoded(VALUE self, VALUE name, VALUE args, VALUE kwargs)
{
    StringValue(name);
    Step step = {
        .handle = handle_of(self),
        .go = go_call,
        .data = RSTRING_PTR(name),
        .len = (size_t)RSTRING_LEN(name),
        .fuel = MONTY_UNLIMITED,
    };
    FunctionCall call = {step, args, kwargs};
    rb_ensure(call_given, (VALUE)&call, free_given, (VALUE)&call);
    RB_GC_GUARD(name);
    RB_GC_GUARD(self);
    return Qnil;
}

/* Of Run#mount: a file with that content (monty_run_mount), or where it is nil a directory (monty_run_mount_directory). */
static VALUE mount_at(VALUE self, VALUE path, VALUE data, VALUE writable)
{
    MontyError *error = NULL;
    StringValue(path);
    if (!NIL_P(data)) StringValue(data);
    MontyRun *run = handle_of(self)->run;
    const char *name = RSTRING_PTR(path);
    size_t len = (size_t)RSTRING_LEN(path);
    check(NIL_P(data) ? monty_run_mount_directory(run, name, len, RTEST(writable), &error)
                      : monty_run_mount(run, name, len, (const uint8_t *)RSTRING_PTR(data), (size_t)RSTRING_LEN(data), RTEST(writable), &error),
          &error);
    RB_GC_GUARD(path);
    RB_GC_GUARD(data);
    return Qnil;
}

/* Run#read_file(path): the content of a virtual file as the program left it (monty_run_read_file). */
static VALUE read_file(VALUE self, VALUE path)
{
    MontyBytes bytes = MONTY_BYTES_INIT;
    MontyError *error = NULL;
    StringValue(path);
    check(monty_run_read_file(handle_of(self)->run, RSTRING_PTR(path), (size_t)RSTRING_LEN(path), &bytes, &error), &error);
    RB_GC_GUARD(path);
    return take_bytes(&bytes, rb_ascii8bit_encoding());
}

/* Run#dump: the run as bytes, at any pause (monty_run_dump). */
static VALUE dump(VALUE self)
{
    MontyBytes bytes = MONTY_BYTES_INIT;
    MontyError *error = NULL;
    check(monty_run_dump(handle_of(self)->run, &bytes, &error), &error);
    return take_bytes(&bytes, rb_ascii8bit_encoding());
}

/* Run.load(bytes, program = nil): the run that `dump` wrote, here or elsewhere (monty_run_load). The program is part of the bytes;
 * given, it must be the same and is not read again. */
static VALUE load(int argc, VALUE *argv, VALUE class)
{
    VALUE bytes, program;
    MontyRun *run = NULL;
    MontyError *error = NULL;
    rb_scan_args(argc, argv, "11", &bytes, &program);
    StringValue(bytes);
    VALUE made = allocate(class);
    const MontyProgram *known = NIL_P(program) ? NULL : program_of(program);
    check(monty_run_load(known, (const uint8_t *)RSTRING_PTR(bytes), (size_t)RSTRING_LEN(bytes), &run, &error), &error);
    own(rb_check_typeddata(made, &run_type), run);
    RB_GC_GUARD(bytes);
    return made;
}

/* Run#clone: a second run that is where this one is and goes on by itself (monty_run_clone). */
static VALUE clone(VALUE self)
{
    MontyError *error = NULL;
    VALUE made = allocate(rb_obj_class(self));
    MontyRun *run = monty_run_clone(handle_of(self)->run, &error);
    if (run == NULL) check(error == NULL ? MONTY_ERROR_STATE : monty_error_status(error), &error);
    own(rb_check_typeddata(made, &run_type), run);
    return made;
}

static void define_private(VALUE class)
{
    rb_define_private_method(class, "step_with", step_with, 1);
    rb_define_private_method(class, "resume_encoded", resume_encoded, 1);
    rb_define_private_method(class, "state_number", state_number, 0);
    rb_define_private_method(class, "set_inputs_encoded", set_inputs_encoded, 1);
    rb_define_private_method(class, "set_limit_number", set_limit_number, 2);
    rb_define_private_method(class, "limit_of", limit_of, 1);
    rb_define_private_method(class, "usage_of", usage_of, 1);
    rb_define_private_method(class, "call_parts", call_parts, 0);
    rb_define_private_method(class, "result_value", result_value, 0);
    rb_define_private_method(class, "take_output_of", take_output_of, 1);
    rb_define_private_method(class, "feed_named", feed_named, 2);
    rb_define_private_method(class, "find_named", find_named, 2);
    rb_define_private_method(class, "call_encoded", call_encoded, 3);
    rb_define_private_method(class, "mount_at", mount_at, 3);
}

void init_run(void)
{
    VALUE class = rb_define_class_under(monty_module, "Run", rb_cObject);
    rb_define_alloc_func(class, allocate);
    rb_define_singleton_method(class, "load", load, -1);
    rb_define_method(class, "initialize", initialize, 1);
    rb_define_method(class, "close", close_run, 0);
    rb_define_method(class, "closed?", is_closed, 0);
    rb_define_method(class, "interrupt", interrupt, 0);
    rb_define_method(class, "error", error, 0);
    rb_define_method(class, "read_file", read_file, 1);
    rb_define_method(class, "dump", dump, 0);
    rb_define_method(class, "clone", clone, 0);
    rb_undef_method(class, "dup");
    define_private(class);
}
