/* Values of the library as Ruby's.
 *
 * Nothing recurses, so depth costs no native stack. First every container is made, empty; then what does not hash is filled
 * (arrays, tuples, records), and last what does (frozensets, then sets and hashes), when its keys are complete. The same node
 * is the same object, so shared and cyclic structures arrive as they were. */
#include "native.h"

VALUE class_tuple, class_frozen_set, class_set, class_object, class_host_object, class_exception_value;
VALUE class_function, class_opaque, value_ellipsis;

static ID id_add, id_filling, id_freeze;
static ID iv_class_name, iv_fields, iv_dataclass, iv_name, iv_id, iv_attributes, iv_type_name, iv_message, iv_args;
static ID iv_cause, iv_traceback, iv_text;

/* Text and numbers of so many bytes keep their identity. */
#define WORTH_SHARING 32

/* The graph being read: `made` has the object of each node, `order` the nodes in the order in which they were met, `entered`
 * the tuples and frozensets that `fill_frozen_sets` has been at. */
typedef struct {
    VALUE made;
    VALUE order;
    VALUE entered;
} Reader;

static VALUE node_key(const MontyValue *value)
{
    return ULL2NUM((unsigned long long)(uintptr_t)value);
}

static const MontyValue *node_at(const Reader *reader, long i)
{
    return (const MontyValue *)(uintptr_t)NUM2ULL(RARRAY_AREF(reader->order, i));
}

static VALUE text_of(const char *text, size_t len)
{
    return rb_str_freeze(rb_utf8_str_new(text, (long)len));
}

static VALUE type_of(const MontyValue *value)
{
    size_t len = 0;
    const char *text = monty_value_type(value, &len);
    return text_of(text, len);
}

static VALUE str_of(const MontyValue *value)
{
    size_t len = 0;
    const char *text = monty_value_str(value, &len);
    return text_of(text, len);
}

static VALUE int_of(const MontyValue *value)
{
    int64_t small = 0;
    if (monty_value_int(value, &small) == MONTY_OK) return LL2NUM(small);
    bool negative = false;
    size_t len = 0;
    const uint8_t *bytes = monty_value_int_bytes(value, &negative, &len);
    int flags = INTEGER_PACK_BIG_ENDIAN | (negative ? INTEGER_PACK_NEGATIVE : 0);
    return rb_integer_unpack(bytes, len, 1, 0, flags);
}

static VALUE bytes_of(const MontyValue *value)
{
    size_t len = 0;
    const uint8_t *bytes = monty_value_bytes(value, &len);
    return rb_str_freeze(rb_enc_str_new((const char *)bytes, (long)len, rb_ascii8bit_encoding()));
}

/* The object for a node, containers still empty. */
static VALUE make(const MontyValue *value)
{
    switch (monty_value_kind(value)) {
    case MONTY_KIND_NONE: return Qnil;
    case MONTY_KIND_BOOL: return monty_value_bool(value) ? Qtrue : Qfalse;
    case MONTY_KIND_INT: return int_of(value);
    case MONTY_KIND_FLOAT: return DBL2NUM(monty_value_float(value));
    case MONTY_KIND_STR: return str_of(value);
    case MONTY_KIND_BYTES: return bytes_of(value);
    case MONTY_KIND_LIST: return rb_ary_new_capa((long)monty_value_len(value));
    case MONTY_KIND_TUPLE: return rb_class_new_instance(0, NULL, class_tuple);
    case MONTY_KIND_DICT: return rb_hash_new();
    case MONTY_KIND_SET: return rb_class_new_instance(0, NULL, class_set);
    case MONTY_KIND_FROZENSET: return rb_funcall(class_frozen_set, id_filling, 0);
    case MONTY_KIND_OBJECT: {
        uint64_t id = 0;
        return rb_obj_alloc(monty_value_id(value, &id) == MONTY_OK ? class_host_object : class_object);
    }
    case MONTY_KIND_EXCEPTION: return rb_obj_alloc(class_exception_value);
    case MONTY_KIND_FUNCTION: return rb_obj_alloc(class_function);
    case MONTY_KIND_ELLIPSIS: return value_ellipsis;
    case MONTY_KIND_OPAQUE: return rb_obj_alloc(class_opaque);
    }
    rb_raise(rb_eNotImpError, "a value of a kind that this gem does not know");
}

/* Whether a node has an identity to keep. */
static bool has_identity(const MontyValue *value)
{
    size_t len = 0;
    switch (monty_value_kind(value)) {
    case MONTY_KIND_NONE:
    case MONTY_KIND_BOOL:
    case MONTY_KIND_FLOAT:
    case MONTY_KIND_ELLIPSIS: return false;
    case MONTY_KIND_INT: return monty_value_int_bytes(value, NULL, &len) != NULL && WORTH_SHARING <= len;
    case MONTY_KIND_STR:
    case MONTY_KIND_BYTES: return WORTH_SHARING <= monty_value_len(value);
    default: return true;
    }
}

/* The object of a node that `meet` has made, or a leaf. */
static VALUE made(const Reader *reader, const MontyValue *value)
{
    if (value == NULL) return Qnil;
    if (!has_identity(value)) return make(value);
    return rb_hash_lookup2(reader->made, node_key(value), Qnil);
}

/* Makes the object of a node that has not been met. */
static void meet(Reader *reader, const MontyValue *value)
{
    if (value == NULL || !has_identity(value)) return;
    VALUE key = node_key(value);
    if (rb_hash_lookup2(reader->made, key, Qundef) != Qundef) return;
    rb_hash_aset(reader->made, key, make(value));
    rb_ary_push(reader->order, key);
}

/* Text has a length and no parts. */
static size_t part_count(const MontyValue *value)
{
    switch (monty_value_kind(value)) {
    case MONTY_KIND_STR:
    case MONTY_KIND_BYTES: return 0;
    default: return monty_value_len(value);
    }
}

static void meet_parts(Reader *reader, const MontyValue *value)
{
    size_t count = part_count(value);
    for (size_t i = 0; i < count; i++) {
        meet(reader, monty_value_key(value, i));
        meet(reader, monty_value_item(value, i));
    }
    if (monty_value_kind(value) != MONTY_KIND_EXCEPTION) return;
    /* Of an exception, len and item are the arguments, key and field the attributes. */
    for (size_t i = 0; monty_value_key(value, i) != NULL; i++) {
        meet(reader, monty_value_key(value, i));
        meet(reader, monty_value_field(value, i));
    }
    meet(reader, monty_value_cause(value));
}

static void fill_array(const Reader *reader, VALUE array, const MontyValue *value)
{
    size_t count = monty_value_len(value);
    for (size_t i = 0; i < count; i++) rb_ary_push(array, made(reader, monty_value_item(value, i)));
}

/* The fields of an object or the attributes of an exception; their keys are strs, so they can be filled at any time. */
static VALUE fields_of(const Reader *reader, const MontyValue *value)
{
    VALUE fields = rb_hash_new();
    const MontyValue *key;
    for (size_t i = 0; (key = monty_value_key(value, i)) != NULL; i++)
        rb_hash_aset(fields, made(reader, key), made(reader, monty_value_field(value, i)));
    return fields;
}

static void fill_object(const Reader *reader, VALUE object, const MontyValue *value)
{
    uint64_t id = 0;
    if (monty_value_id(value, &id) == MONTY_OK) {
        rb_ivar_set(object, iv_name, type_of(value));
        rb_ivar_set(object, iv_id, ULL2NUM(id));
        rb_ivar_set(object, iv_attributes, fields_of(reader, value));
    } else {
        rb_ivar_set(object, iv_class_name, type_of(value));
        rb_ivar_set(object, iv_fields, fields_of(reader, value));
        rb_ivar_set(object, iv_dataclass, monty_value_is_dataclass(value) ? Qtrue : Qfalse);
    }
}

static void fill_exception(const Reader *reader, VALUE object, const MontyValue *value)
{
    size_t len = 0;
    const char *traceback = monty_value_traceback(value, &len);
    VALUE args = rb_class_new_instance(0, NULL, class_tuple);
    fill_array(reader, args, value);
    rb_ivar_set(object, iv_type_name, type_of(value));
    rb_ivar_set(object, iv_message, str_of(value));
    rb_ivar_set(object, iv_args, args);
    rb_ivar_set(object, iv_cause, made(reader, monty_value_cause(value)));
    rb_ivar_set(object, iv_traceback, traceback == NULL ? Qnil : text_of(traceback, len));
    rb_ivar_set(object, iv_attributes, fields_of(reader, value));
}

/* Fills what does not hash its parts. */
static void fill_plain(const Reader *reader, VALUE object, const MontyValue *value)
{
    switch (monty_value_kind(value)) {
    case MONTY_KIND_LIST:
    case MONTY_KIND_TUPLE: fill_array(reader, object, value); break;
    case MONTY_KIND_OBJECT: fill_object(reader, object, value); break;
    case MONTY_KIND_EXCEPTION: fill_exception(reader, object, value); break;
    case MONTY_KIND_FUNCTION: rb_ivar_set(object, iv_name, str_of(value)); break;
    case MONTY_KIND_OPAQUE:
        rb_ivar_set(object, iv_type_name, type_of(value));
        rb_ivar_set(object, iv_text, str_of(value));
        break;
    default: break;
    }
}

static void fill_set(const Reader *reader, VALUE set, const MontyValue *value)
{
    size_t count = monty_value_len(value);
    for (size_t i = 0; i < count; i++) rb_funcall(set, id_add, 1, made(reader, monty_value_item(value, i)));
}

static void fill_hash(const Reader *reader, VALUE hash, const MontyValue *value)
{
    size_t count = monty_value_len(value);
    for (size_t i = 0; i < count; i++)
        rb_hash_aset(hash, made(reader, monty_value_key(value, i)), made(reader, monty_value_item(value, i)));
}

static VALUE last(VALUE stack)
{
    return RARRAY_AREF(stack, RARRAY_LEN(stack) - 1);
}

/* Puts a node on the stack unless it has been there. */
static void enter(const Reader *reader, VALUE stack, const MontyValue *value)
{
    MontyKind kind = monty_value_kind(value);
    if (kind != MONTY_KIND_FROZENSET && kind != MONTY_KIND_TUPLE) return;
    if (rb_hash_lookup2(reader->entered, node_key(value), Qnil) == Qnil) rb_ary_push(stack, node_key(value));
}

/* Fills a frozenset after those that it hashes: its elements, and what is in tuples among them. Instances hash by identity, so
 * this ends. `entered` is nil before a node, false while its parts are on the stack, true after them. */
static void fill_frozen_sets(const Reader *reader, const MontyValue *value)
{
    VALUE stack = rb_ary_new();
    enter(reader, stack, value);
    while (0 < RARRAY_LEN(stack)) {
        VALUE key = last(stack);
        const MontyValue *top = (const MontyValue *)(uintptr_t)NUM2ULL(key);
        VALUE stage = rb_hash_lookup2(reader->entered, key, Qnil);
        if (NIL_P(stage)) {
            rb_hash_aset(reader->entered, key, Qfalse);
            for (size_t i = 0; i < monty_value_len(top); i++) enter(reader, stack, monty_value_item(top, i));
            continue;
        }
        rb_ary_pop(stack);
        if (stage == Qtrue) continue;
        rb_hash_aset(reader->entered, key, Qtrue);
        if (monty_value_kind(top) != MONTY_KIND_FROZENSET) continue;
        fill_set(reader, made(reader, top), top);
        rb_funcall(made(reader, top), id_freeze, 0);
    }
}

static VALUE read_graph(VALUE argument)
{
    const MontyValue *value = (const MontyValue *)argument;
    if (!has_identity(value)) return make(value);
    Reader reader = {rb_hash_new(), rb_ary_new(), rb_hash_new()};
    meet(&reader, value);
    for (long i = 0; i < RARRAY_LEN(reader.order); i++) meet_parts(&reader, node_at(&reader, i));
    long count = RARRAY_LEN(reader.order);
    for (long i = 0; i < count; i++) {
        const MontyValue *node = node_at(&reader, i);
        fill_plain(&reader, made(&reader, node), node);
    }
    for (long i = 0; i < count; i++) {
        const MontyValue *node = node_at(&reader, i);
        if (monty_value_kind(node) == MONTY_KIND_FROZENSET) fill_frozen_sets(&reader, node);
    }
    for (long i = 0; i < count; i++) {
        const MontyValue *node = node_at(&reader, i);
        if (monty_value_kind(node) == MONTY_KIND_SET) fill_set(&reader, made(&reader, node), node);
        if (monty_value_kind(node) == MONTY_KIND_DICT) fill_hash(&reader, made(&reader, node), node);
    }
    VALUE result = made(&reader, value);
    RB_GC_GUARD(reader.made);
    RB_GC_GUARD(reader.order);
    RB_GC_GUARD(reader.entered);
    return result;
}

static VALUE free_value(VALUE value)
{
    monty_value_free((MontyValue *)value);
    return Qnil;
}

VALUE read_owned(MontyValue *value)
{
    if (value == NULL) return Qnil;
    return rb_ensure(read_graph, (VALUE)value, free_value, (VALUE)value);
}

VALUE read_value(const MontyValue *value)
{
    return read_owned(monty_value_copy(value));
}

static VALUE constant(const char *name)
{
    VALUE value = rb_const_get(monty_module, rb_intern(name));
    rb_gc_register_mark_object(value);
    return value;
}

void init_values(void)
{
    class_tuple = constant("Tuple");
    class_frozen_set = constant("FrozenSet");
    class_object = constant("Object");
    class_host_object = constant("HostObject");
    class_exception_value = constant("ExceptionValue");
    class_function = constant("Function");
    class_opaque = constant("Opaque");
    value_ellipsis = constant("ELLIPSIS");
    class_set = rb_const_get(rb_cObject, rb_intern("Set"));
    rb_gc_register_mark_object(class_set);
    id_add = rb_intern("add");
    id_filling = rb_intern("filling");
    id_freeze = rb_intern("freeze");
    iv_class_name = rb_intern("@class_name");
    iv_fields = rb_intern("@fields");
    iv_dataclass = rb_intern("@dataclass");
    iv_name = rb_intern("@name");
    iv_id = rb_intern("@id");
    iv_attributes = rb_intern("@attributes");
    iv_type_name = rb_intern("@type_name");
    iv_message = rb_intern("@message");
    iv_args = rb_intern("@args");
    iv_cause = rb_intern("@cause");
    iv_traceback = rb_intern("@traceback");
    iv_text = rb_intern("@text");
}
