/* Monty: the module, its functions on values, and the order of initialization. */
#include "native.h"

VALUE monty_module;

/* Monty.library_version: the version of the library (monty_version). */
static VALUE library_version(VALUE self)
{
    return rb_utf8_str_new_cstr(monty_version());
}

/* Monty.encode(value): the value as bytes (docs/wire.md, monty_value_encode). */
static VALUE encode(VALUE self, VALUE value)
{
    return write_value(value);
}

/* Monty.decode(bytes): the value of bytes that anybody wrote (monty_value_decode). */
static VALUE decode(VALUE self, VALUE bytes)
{
    MontyValue *value = NULL;
    MontyError *error = NULL;
    StringValue(bytes);
    check(monty_value_decode((const uint8_t *)RSTRING_PTR(bytes), RSTRING_LEN(bytes), &value, &error), &error);
    RB_GC_GUARD(bytes);
    return read_owned(value);
}

void Init_native(void)
{
#ifdef HAVE_RB_EXT_RACTOR_SAFE
    rb_ext_ractor_safe(true);
#endif
    monty_module = rb_define_module("Monty");
    if (monty_abi_version() != MONTY_ABI_VERSION)
        rb_raise(rb_eLoadError, "libmonty has ABI %u, and this gem needs %d", monty_abi_version(), MONTY_ABI_VERSION);
    rb_define_singleton_method(monty_module, "library_version", library_version, 0);
    rb_define_singleton_method(monty_module, "encode", encode, 1);
    rb_define_singleton_method(monty_module, "decode", decode, 1);
    init_values();
    init_writing();
    init_program();
    init_run();
}
