/* Monty::Program: a counted reference to a MontyProgram; frozen and shareable between ractors. */
#include "native.h"

static void free_program(void *program)
{
    monty_program_free(program);
}

static const rb_data_type_t program_type = {
    .wrap_struct_name = "Monty::Program",
    .function = {.dfree = free_program},
    .flags = RUBY_TYPED_FREE_IMMEDIATELY | RUBY_TYPED_FROZEN_SHAREABLE,
};

MontyProgram *program_of(VALUE program)
{
    return rb_check_typeddata(program, &program_type);
}

static VALUE wrap(VALUE class, MontyProgram *program)
{
    return rb_obj_freeze(TypedData_Wrap_Struct(class, &program_type, program));
}

/* What `compile` compiles with; options are freed whatever happens. */
typedef struct {
    MontyOptions *options;
    VALUE source, settings;
    MontyProgram *program;
    MontyValue *found;
} Compile;

typedef MontyStatus AddName(MontyOptions *options, const char *name, size_t len);

static void add_name(AddName *add, MontyOptions *options, VALUE name)
{
    StringValue(name);
    check(add(options, RSTRING_PTR(name), (size_t)RSTRING_LEN(name)), NULL);
}

static void add_names(AddName *add, MontyOptions *options, VALUE names)
{
    Check_Type(names, T_ARRAY);
    for (long i = 0; i < RARRAY_LEN(names); i++) add_name(add, options, RARRAY_AREF(names, i));
}

static uint64_t limit_or(VALUE given, uint64_t otherwise)
{
    return NIL_P(given) ? otherwise : NUM2ULL(given);
}

/* Settings are an Array: file name, inputs, functions, stubs, whether a check is demanded, its time and its memory or nil. */
static void set_options(MontyOptions *options, VALUE settings)
{
    Check_Type(settings, T_ARRAY);
    add_name(monty_options_set_filename, options, rb_ary_entry(settings, 0));
    add_names(monty_options_add_input, options, rb_ary_entry(settings, 1));
    add_names(monty_options_add_function, options, rb_ary_entry(settings, 2));
    add_name(monty_options_set_stubs, options, rb_ary_entry(settings, 3));
    if (RTEST(rb_ary_entry(settings, 4))) check(monty_options_set_type_check(options), NULL);
    uint64_t time_ns = limit_or(rb_ary_entry(settings, 5), MONTY_CHECK_TIME_NS);
    uint64_t memory = limit_or(rb_ary_entry(settings, 6), MONTY_CHECK_MEMORY);
    check(monty_options_set_check_limits(options, time_ns, memory), NULL);
}

static VALUE check_with(VALUE argument)
{
    Compile *compile = (Compile *)argument;
    set_options(compile->options, compile->settings);
    MontyError *error = NULL;
    const char *source = RSTRING_PTR(compile->source);
    size_t len = (size_t)RSTRING_LEN(compile->source);
    check(monty_check(source, len, compile->options, NULL, 0, &compile->found, &error), &error);
    return Qnil;
}

static VALUE compile_with(VALUE argument)
{
    Compile *compile = (Compile *)argument;
    set_options(compile->options, compile->settings);
    MontyError *error = NULL;
    const char *source = RSTRING_PTR(compile->source);
    size_t len = (size_t)RSTRING_LEN(compile->source);
    check(monty_compile(source, len, compile->options, &compile->program, &error), &error);
    return Qnil;
}

static VALUE free_options(VALUE options)
{
    monty_options_free((MontyOptions *)options);
    return Qnil;
}

/* Program.compile(source, settings) (monty_compile). */
static VALUE compile(VALUE class, VALUE source, VALUE settings)
{
    StringValue(source);
    source = rb_str_export_to_enc(source, rb_utf8_encoding());
    Compile compile = {monty_options_new(), source, settings, NULL, NULL};
    rb_ensure(compile_with, (VALUE)&compile, free_options, (VALUE)compile.options);
    RB_GC_GUARD(source);
    return wrap(class, compile.program);
}

/* Monty.find(source, settings): what the type checker finds (monty_check). */
static VALUE find(VALUE module, VALUE source, VALUE settings)
{
    (void)module;
    StringValue(source);
    source = rb_str_export_to_enc(source, rb_utf8_encoding());
    Compile compile = {monty_options_new(), source, settings, NULL, NULL};
    rb_ensure(check_with, (VALUE)&compile, free_options, (VALUE)compile.options);
    RB_GC_GUARD(source);
    return read_owned(compile.found);
}

/* Program.load(bytes): the program that `dump` wrote (monty_program_load). */
static VALUE load(VALUE class, VALUE bytes)
{
    MontyProgram *program = NULL;
    MontyError *error = NULL;
    StringValue(bytes);
    check(monty_program_load((const uint8_t *)RSTRING_PTR(bytes), (size_t)RSTRING_LEN(bytes), &program, &error), &error);
    RB_GC_GUARD(bytes);
    return wrap(class, program);
}

/* Program#dump: the program as bytes (monty_program_dump). */
static VALUE dump(VALUE self)
{
    MontyBytes bytes = MONTY_BYTES_INIT;
    MontyError *error = NULL;
    check(monty_program_dump(program_of(self), &bytes, &error), &error);
    RB_GC_GUARD(self);
    return take_bytes(&bytes, rb_ascii8bit_encoding());
}

void init_program(void)
{
    VALUE class = rb_define_class_under(monty_module, "Program", rb_cObject);
    rb_undef_alloc_func(class);
    rb_define_singleton_method(class, "compile", compile, 2);
    rb_define_singleton_method(class, "load", load, 1);
    rb_define_method(class, "dump", dump, 0);
    rb_funcall(class, rb_intern("private_class_method"), 1, ID2SYM(rb_intern("compile")));
    rb_define_singleton_method(monty_module, "find", find, 2);
    rb_funcall(monty_module, rb_intern("private_class_method"), 1, ID2SYM(rb_intern("find")));
}
