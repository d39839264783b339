/* Errors: what the library reports, as exceptions of lib/monty/error.rb. */
#include "native.h"

VALUE take_bytes(MontyBytes *bytes, rb_encoding *encoding)
{
    /* No Ruby code runs here; a String that cannot be made ends the process's memory anyway. */
    VALUE text = rb_enc_str_new((const char *)bytes->data, (long)bytes->len, encoding);
    monty_bytes_free(bytes);
    return text;
}

static VALUE error_class(void)
{
    return rb_const_get(monty_module, rb_intern("Error"));
}

VALUE read_error(const MontyError *error)
{
    MontyBytes bytes = MONTY_BYTES_INIT;
    if (error == NULL || monty_error_encode(error, &bytes) != MONTY_OK) return Qnil;
    VALUE data = take_bytes(&bytes, rb_ascii8bit_encoding());
    VALUE report = rb_funcall(monty_module, rb_intern("decode"), 1, data);
    return rb_funcall(error_class(), rb_intern("from_report"), 1, report);
}

void check(MontyStatus status, MontyError **error)
{
    if (status == MONTY_OK) return;
    VALUE exception = error == NULL ? Qnil : read_error(*error);
    if (error != NULL) monty_error_free(*error);
    if (NIL_P(exception)) {
        VALUE name = rb_utf8_str_new_cstr(monty_status_name(status));
        exception = rb_funcall(error_class(), rb_intern("from_status"), 2, UINT2NUM(status), name);
    }
    rb_exc_raise(exception);
}
