/* Values of Ruby as bytes (docs/wire.md).
 *
 * Nothing recurses: what is to be written waits on a stack. Whether a value is shared is known only when it is met again, so its
 * tag 28 and the references to it, whose numbers depend on that, are put in at the end. */
#include "native.h"

enum {
    TAG_POSITIVE = 2,
    TAG_NEGATIVE = 3,
    TAG_SHARED = 28,
    TAG_REFERENCE = 29,
    TAG_SET = 258,
    TAG_TUPLE = 52480,
    TAG_FROZENSET = 52481,
    TAG_OBJECT = 52482,
    TAG_DATACLASS = 52483,
    TAG_HOST_OBJECT = 52484,
    TAG_EXCEPTION = 52485,
    TAG_FUNCTION = 52486,
    TAG_ELLIPSIS = 52487,
    TAG_OPAQUE = 52488,
};

/* str, bytes and big ints of so many bytes are worth a reference. */
#define WORTH_SHARING 32

/* One encoding. All parts are Ruby's, so an exception on the way leaks nothing.
 *
 * `first`       value -> its number among the values that may be met again, by identity
 * `starts`      where each of those begins, as a Fixnum; negative (-1 - start) once it was met again
 * `references`  place and number in turn, as Fixnums
 * `stack`       what is still to be written; `fields_mark` above a Hash says that it is the fields of a record */
typedef struct {
    VALUE out;
    VALUE first;
    VALUE starts;
    VALUE references;
    VALUE stack;
} Writer;

static VALUE fields_mark;
static ID id_to_a;

static void put(VALUE out, const void *data, size_t len)
{
    rb_str_cat(out, data, (long)len);
}

/* The shortest form of a major type with its number. */
static void put_head(VALUE out, unsigned major, uint64_t number)
{
    uint8_t head[9];
    size_t size = number < 24 ? 0 : number <= UINT8_MAX ? 1 : number <= UINT16_MAX ? 2 : number <= UINT32_MAX ? 4 : 8;
    unsigned info = size == 0 ? (unsigned)number : size == 1 ? 24 : size == 2 ? 25 : size == 4 ? 26 : 27;
    head[0] = (uint8_t)(major << 5 | info);
    for (size_t i = 0; i < size; i++) head[1 + i] = (uint8_t)(number >> 8 * (size - 1 - i));
    put(out, head, 1 + size);
}

static void put_byte(VALUE out, uint8_t byte)
{
    put(out, &byte, 1);
}

/* Whether the value has to be written; otherwise a reference has been noted. */
static bool is_new(Writer *writer, VALUE value)
{
    VALUE known = rb_hash_lookup2(writer->first, value, Qnil);
    if (NIL_P(known)) {
        rb_hash_aset(writer->first, value, LONG2FIX(RARRAY_LEN(writer->starts)));
        rb_ary_push(writer->starts, LONG2FIX(RSTRING_LEN(writer->out)));
        return true;
    }
    long number = FIX2LONG(known);
    long start = FIX2LONG(rb_ary_entry(writer->starts, number));
    if (0 <= start) rb_ary_store(writer->starts, number, LONG2FIX(-1 - start));
    rb_ary_push(writer->references, LONG2FIX(RSTRING_LEN(writer->out)));
    rb_ary_push(writer->references, known);
    return false;
}

static void put_big_int(Writer *writer, VALUE value)
{
    bool negative = RTEST(rb_funcall(value, '<', 1, INT2FIX(0)));
    /* CBOR has -1 - n. */
    VALUE magnitude = negative ? rb_funcall(value, '~', 0) : value;
    size_t size = rb_absint_size(magnitude, NULL);
    if (size <= 8) {
        put_head(writer->out, negative ? 1 : 0, NUM2ULL(magnitude));
        return;
    }
    if (WORTH_SHARING <= size && !is_new(writer, value)) return;
    VALUE bytes = rb_str_new(NULL, (long)size);
    rb_integer_pack(magnitude, RSTRING_PTR(bytes), size, 1, 0, INTEGER_PACK_BIG_ENDIAN);
    put_head(writer->out, 6, negative ? TAG_NEGATIVE : TAG_POSITIVE);
    put_head(writer->out, 2, size);
    rb_str_append(writer->out, bytes);
}

static void put_int(Writer *writer, VALUE value)
{
    if (!FIXNUM_P(value)) {
        put_big_int(writer, value);
        return;
    }
    long number = FIX2LONG(value);
    if (0 <= number) put_head(writer->out, 0, (uint64_t)number);
    else put_head(writer->out, 1, (uint64_t)(-1 - number));
}

static void put_float(Writer *writer, VALUE value)
{
    double number = RFLOAT_VALUE(value);
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    if (number != number) bits = UINT64_C(0x7ff8000000000000);
    uint8_t bytes[9] = {0xfb};
    for (size_t i = 0; i < 8; i++) bytes[1 + i] = (uint8_t)(bits >> 8 * (7 - i));
    put(writer->out, bytes, sizeof bytes);
}

/* A String in ASCII-8BIT is a bytes, any other a str. */
static void put_string(Writer *writer, VALUE value)
{
    bool binary = rb_enc_get(value) == rb_ascii8bit_encoding();
    VALUE text = binary ? value : rb_str_export_to_enc(value, rb_utf8_encoding());
    if (!binary && rb_enc_str_coderange(text) == ENC_CODERANGE_BROKEN)
        rb_raise(rb_eArgError, "a String that is not valid in its encoding cannot cross; bytes are in ASCII-8BIT");
    if (!binary && rb_enc_get(text) != rb_utf8_encoding() && rb_enc_str_coderange(text) != ENC_CODERANGE_7BIT)
        rb_raise(rb_eArgError, "a String in %s cannot be a str", rb_enc_name(rb_enc_get(value)));
    if (WORTH_SHARING <= RSTRING_LEN(text) && !is_new(writer, value)) return;
    put_head(writer->out, binary ? 2 : 3, (uint64_t)RSTRING_LEN(text));
    rb_str_cat(writer->out, RSTRING_PTR(text), RSTRING_LEN(text));
    RB_GC_GUARD(text);
}

/* Puts elements on the stack, the first on top. */
static void wait_for(Writer *writer, VALUE items)
{
    for (long i = RARRAY_LEN(items) - 1; 0 <= i; i--) rb_ary_push(writer->stack, RARRAY_AREF(items, i));
}

static void put_array(Writer *writer, VALUE value)
{
    if (RTEST(rb_obj_is_kind_of(value, class_tuple))) put_head(writer->out, 6, TAG_TUPLE);
    put_head(writer->out, 4, (uint64_t)RARRAY_LEN(value));
    wait_for(writer, value);
}

static int add_pair(VALUE key, VALUE value, VALUE parts)
{
    rb_ary_push(parts, key);
    rb_ary_push(parts, value);
    return ST_CONTINUE;
}

static int check_name(VALUE key, VALUE value, VALUE unused)
{
    if (!RB_TYPE_P(key, T_STRING) && !SYMBOL_P(key)) rb_raise(rb_eTypeError, "the name of a field must be a String");
    return ST_CONTINUE;
}

static void put_hash(Writer *writer, VALUE value)
{
    VALUE parts = rb_ary_new_capa(2 * (long)RHASH_SIZE(value));
    rb_hash_foreach(value, add_pair, parts);
    put_head(writer->out, 5, (uint64_t)RHASH_SIZE(value));
    wait_for(writer, parts);
}

static void put_set(Writer *writer, VALUE value)
{
    VALUE items = rb_funcall(value, id_to_a, 0);
    put_head(writer->out, 6, RTEST(rb_obj_is_kind_of(value, class_frozen_set)) ? TAG_FROZENSET : TAG_SET);
    put_head(writer->out, 4, (uint64_t)RARRAY_LEN(items));
    wait_for(writer, items);
}

/* A part of a record: an instance variable of lib/monty/value.rb. */
static VALUE part(VALUE record, const char *name)
{
    return rb_ivar_get(record, rb_intern(name));
}

static VALUE string_part(VALUE record, const char *name)
{
    VALUE value = part(record, name);
    if (SYMBOL_P(value)) value = rb_sym2str(value);
    StringValue(value);
    return value;
}

/* Puts the fields of a record on the stack. */
static void wait_for_fields(Writer *writer, VALUE fields)
{
    if (NIL_P(fields)) fields = rb_hash_new();
    Check_Type(fields, T_HASH);
    rb_hash_foreach(fields, check_name, Qnil);
    rb_ary_push(writer->stack, fields);
    rb_ary_push(writer->stack, fields_mark);
}

static void put_record_head(Writer *writer, uint64_t tag, uint64_t parts)
{
    put_head(writer->out, 6, tag);
    put_head(writer->out, 4, parts);
}

static void put_object(Writer *writer, VALUE value)
{
    put_record_head(writer, RTEST(part(value, "@dataclass")) ? TAG_DATACLASS : TAG_OBJECT, 2);
    wait_for_fields(writer, part(value, "@fields"));
    rb_ary_push(writer->stack, string_part(value, "@class_name"));
}

static void put_host_object(Writer *writer, VALUE value)
{
    VALUE id = rb_to_int(part(value, "@id"));
    if (RTEST(rb_funcall(id, '<', 1, INT2FIX(0))) || 8 < rb_absint_size(id, NULL))
        rb_raise(rb_eRangeError, "the id of a host object must fit 64 bits");
    put_record_head(writer, TAG_HOST_OBJECT, 3);
    wait_for_fields(writer, part(value, "@attributes"));
    rb_ary_push(writer->stack, id);
    rb_ary_push(writer->stack, string_part(value, "@name"));
}

static void put_exception(Writer *writer, VALUE value)
{
    VALUE args = part(value, "@args");
    if (!RTEST(rb_obj_is_kind_of(args, class_tuple))) rb_raise(rb_eTypeError, "the arguments of an exception must be a Monty::Tuple");
    put_record_head(writer, TAG_EXCEPTION, 6);
    wait_for_fields(writer, part(value, "@attributes"));
    rb_ary_push(writer->stack, part(value, "@traceback"));
    rb_ary_push(writer->stack, part(value, "@cause"));
    rb_ary_push(writer->stack, args);
    rb_ary_push(writer->stack, string_part(value, "@message"));
    rb_ary_push(writer->stack, string_part(value, "@type_name"));
}

static void put_opaque(Writer *writer, VALUE value)
{
    put_record_head(writer, TAG_OPAQUE, 2);
    rb_ary_push(writer->stack, string_part(value, "@text"));
    rb_ary_push(writer->stack, string_part(value, "@type_name"));
}

static void put_function(Writer *writer, VALUE value)
{
    put_head(writer->out, 6, TAG_FUNCTION);
    rb_ary_push(writer->stack, string_part(value, "@name"));
}

typedef void Put(Writer *writer, VALUE value);

/* How to write what may be met again; NULL for what cannot cross. */
static Put *container(VALUE value)
{
    if (RB_TYPE_P(value, T_ARRAY)) return put_array;
    if (RB_TYPE_P(value, T_HASH)) return put_hash;
    if (RTEST(rb_obj_is_kind_of(value, class_set))) return put_set;
    if (RTEST(rb_obj_is_kind_of(value, class_object))) return put_object;
    if (RTEST(rb_obj_is_kind_of(value, class_host_object))) return put_host_object;
    if (RTEST(rb_obj_is_kind_of(value, class_exception_value))) return put_exception;
    if (RTEST(rb_obj_is_kind_of(value, class_function))) return put_function;
    if (RTEST(rb_obj_is_kind_of(value, class_opaque))) return put_opaque;
    return NULL;
}

static void put_value(Writer *writer, VALUE value)
{
    if (NIL_P(value)) put_byte(writer->out, 0xf6);
    else if (value == Qtrue) put_byte(writer->out, 0xf5);
    else if (value == Qfalse) put_byte(writer->out, 0xf4);
    else if (RB_INTEGER_TYPE_P(value)) put_int(writer, value);
    else if (RB_FLOAT_TYPE_P(value)) put_float(writer, value);
    else if (RB_TYPE_P(value, T_STRING)) put_string(writer, value);
    else if (SYMBOL_P(value)) put_string(writer, rb_sym2str(value));
    else if (value == value_ellipsis) {
        put_head(writer->out, 6, TAG_ELLIPSIS);
        put_byte(writer->out, 0xf6);
    } else {
        Put *put_container = container(value);
        if (put_container == NULL) rb_raise(rb_eTypeError, "a %" PRIsVALUE " cannot cross to a program", rb_obj_class(value));
        if (is_new(writer, value)) put_container(writer, value);
    }
}

/* Copies the bytes with tags and references put in. Starts and references are both in the order of the bytes. */
static VALUE finish(const Writer *writer)
{
    long references = RARRAY_LEN(writer->references) / 2, starts = RARRAY_LEN(writer->starts);
    if (references == 0) return writer->out;
    VALUE result = rb_str_buf_new(RSTRING_LEN(writer->out) + 8 * references);
    VALUE numbers = rb_hash_new();
    long done = 0, start = 0, count = 0;
    const char *data = RSTRING_PTR(writer->out);
    for (long i = 0; i <= references; i++) {
        long end = i < references ? FIX2LONG(RARRAY_AREF(writer->references, 2 * i)) : RSTRING_LEN(writer->out);
        for (; start < starts; start++) {
            long at = -1 - FIX2LONG(RARRAY_AREF(writer->starts, start));
            if (at < 0) continue;
            if (end < at || (end == at && i < references)) break;
            rb_str_cat(result, data + done, at - done);
            done = at;
            put_head(result, 6, TAG_SHARED);
            rb_hash_aset(numbers, LONG2FIX(start), LONG2FIX(count++));
        }
        rb_str_cat(result, data + done, end - done);
        done = end;
        if (i == references) break;
        put_head(result, 6, TAG_REFERENCE);
        put_head(result, 0, (uint64_t)FIX2LONG(rb_hash_fetch(numbers, RARRAY_AREF(writer->references, 2 * i + 1))));
    }
    return result;
}

VALUE write_value(VALUE value)
{
    Writer writer = {rb_str_buf_new(64), rb_hash_new(), rb_ary_new(), rb_ary_new(), rb_ary_new()};
    rb_funcall(writer.first, rb_intern("compare_by_identity"), 0);
    put_value(&writer, value);
    while (0 < RARRAY_LEN(writer.stack)) {
        VALUE next = rb_ary_pop(writer.stack);
        if (next == fields_mark) put_hash(&writer, rb_ary_pop(writer.stack));
        else put_value(&writer, next);
    }
    VALUE result = finish(&writer);
    RB_GC_GUARD(writer.first);
    RB_GC_GUARD(writer.starts);
    RB_GC_GUARD(writer.references);
    RB_GC_GUARD(writer.stack);
    RB_GC_GUARD(value);
    return result;
}

void init_writing(void)
{
    id_to_a = rb_intern("to_a");
    fields_mark = rb_obj_freeze(rb_obj_alloc(rb_cObject));
    rb_gc_register_mark_object(fields_mark);
}
