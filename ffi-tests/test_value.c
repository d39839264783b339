/* Values: the contract of each function, in the order of the header. */
#include "check.h"
#include <math.h>
#include <pthread.h>

static int type_is(const MontyValue *value, const char *expected)
{
    size_t len = 0;
    const char *text = monty_value_type(value, &len);
    return same(text, len, expected) && text[len] == 0;
}

/* Frees `value` after comparing its repr. */
static int prints(MontyValue *value, const char *expected)
{
    int equal = repr_is(value, expected);
    monty_value_free(value);
    return equal;
}

static void library(void)
{
    CHECK(strcmp(monty_version(), MONTY_VERSION) == 0);
    CHECK(monty_abi_version() == MONTY_ABI_VERSION);
    CHECK(strcmp(monty_status_name(MONTY_ERROR_FORMAT), "MONTY_ERROR_FORMAT") == 0);
    CHECK(strcmp(monty_status_name((MontyStatus)4711), "unknown status") == 0);
    MontyBytes none = MONTY_BYTES_INIT;
    monty_bytes_free(&none);
    monty_bytes_free(NULL);
}

static void leaves(void)
{
    CHECK(prints(monty_none(), "None"));
    CHECK(prints(monty_ellipsis(), "Ellipsis"));
    CHECK(prints(monty_bool(true), "True"));
    CHECK(prints(monty_int(INT64_MIN), "-9223372036854775808"));
    CHECK(prints(monty_float(0.1), "0.1"));
    CHECK(prints(monty_bytes((const uint8_t *)"\0a", 2), "b'\\x00a'"));
    CHECK(prints(monty_function("f", 1), "<function f>"));

    MontyValue *value = monty_str("a\0b", 3);
    size_t len = 0;
    CHECK(monty_value_kind(value) == MONTY_KIND_STR && monty_value_len(value) == 3);
    CHECK(memcmp(monty_value_str(value, &len), "a\0b", 4) == 0);
    CHECK(len == 3);
    CHECK(type_is(value, "str"));
    CHECK(monty_value_bytes(value, &len) == NULL && len == 0);
    CHECK(monty_str("\xff", 1) == NULL && monty_str(NULL, 1) == NULL);
    monty_value_free(value);
    CHECK(prints(monty_str(NULL, 0), "''"));

    int64_t small = 7;
    uint8_t bytes[10] = {0, 1};
    value = monty_int_from_bytes(true, bytes, sizeof bytes);
    CHECK(monty_value_int(value, &small) == MONTY_ERROR_RANGE && small == 0);
    bool negative = false;
    const uint8_t *magnitude = monty_value_int_bytes(value, &negative, &len);
    CHECK(negative && len == 9 && magnitude[0] == 1 && magnitude[8] == 0);
    monty_value_free(value);

    value = monty_float(NAN);
    CHECK(monty_value_kind(value) == MONTY_KIND_FLOAT && isnan(monty_value_float(value)));
    CHECK(monty_value_int(value, &small) == MONTY_ERROR_ARGUMENT);
    monty_value_free(value);
}

static void containers(void)
{
    MontyValue *dict = monty_dict(2);
    CHECK(monty_value_insert(dict, str("a"), monty_int(1)) == MONTY_OK);
    CHECK(monty_value_insert(dict, str("b"), monty_int(2)) == MONTY_OK);
    CHECK(monty_value_insert(dict, str("a"), monty_int(3)) == MONTY_OK);
    CHECK(monty_value_insert(dict, monty_list(0), monty_int(3)) == MONTY_ERROR_EXCEPTION);
    CHECK(monty_value_insert(dict, NULL, monty_int(3)) == MONTY_ERROR_ARGUMENT);
    CHECK(monty_value_append(dict, monty_int(3)) == MONTY_ERROR_ARGUMENT);
    int64_t number = 0;
    CHECK(monty_value_int(monty_value_get(dict, "a", 1), &number) == MONTY_OK && number == 3);
    CHECK(monty_value_get(dict, "c", 1) == NULL && monty_value_item(dict, 2) == NULL);
    CHECK(str_is(monty_value_key(dict, 1), "b"));
    CHECK(monty_value_field(dict, 1) == monty_value_item(dict, 1) && monty_value_field(dict, 2) == NULL);
    CHECK(prints(dict, "{'a': 3, 'b': 2}"));

    MontyValue *set = monty_set(0);
    CHECK(monty_value_append(set, monty_int(1)) == MONTY_OK);
    CHECK(monty_value_append(set, monty_float(1)) == MONTY_OK);
    CHECK(monty_value_append(set, monty_list(0)) == MONTY_ERROR_EXCEPTION);
    CHECK(prints(set, "{1}"));

    MontyValue *point = monty_dataclass("Point", 5);
    CHECK(monty_value_insert(point, str("x"), monty_int(1)) == MONTY_OK);
    CHECK(monty_value_insert(point, monty_int(1), monty_int(1)) == MONTY_ERROR_ARGUMENT);
    CHECK(monty_value_kind(point) == MONTY_KIND_OBJECT && monty_value_is_dataclass(point));
    CHECK(type_is(point, "Point"));
    CHECK(prints(point, "Point(x=1)"));

    MontyValue *file = monty_host_object("File", 4, UINT64_MAX);
    uint64_t id = 0;
    CHECK(monty_value_id(file, &id) == MONTY_OK && id == UINT64_MAX);
    monty_value_free(file);

    MontyValue *error = monty_exception("ValueError", 10, "bad", 3);
    CHECK(monty_value_append(error, monty_int(2)) == MONTY_OK);
    CHECK(monty_value_insert(error, str("code"), monty_int(5)) == MONTY_OK);
    CHECK(str_is(error, "bad") && monty_value_len(error) == 2);
    CHECK(monty_value_int(monty_value_get(error, "code", 4), &number) == MONTY_OK && number == 5);
    CHECK(str_is(monty_value_key(error, 0), "code") && monty_value_field(error, 0) == monty_value_get(error, "code", 4));
    CHECK(monty_value_field(error, 1) == NULL && monty_value_field(error, SIZE_MAX) == NULL);
    CHECK(monty_value_cause(error) == NULL && monty_value_traceback(error, NULL) == NULL);
    CHECK(prints(error, "ValueError('bad', 2)"));
}

static void identity(void)
{
    MontyValue *inner = monty_list(0), *outer = monty_tuple(2);
    MontyValue *again = monty_value_copy(inner);
    CHECK(again == inner);
    CHECK(monty_value_append(inner, monty_none()) == MONTY_ERROR_STATE);
    CHECK(monty_value_append(outer, inner) == MONTY_OK);
    CHECK(monty_value_append(outer, again) == MONTY_OK);
    CHECK(monty_value_item(outer, 0) == monty_value_item(outer, 1));
    MontyValue *kept = monty_value_copy(monty_value_item(outer, 0));
    monty_value_free(outer);
    CHECK(monty_value_kind(kept) == MONTY_KIND_LIST);
    monty_value_free(kept);

    MontyValue *doubled = monty_list(0);
    for (int i = 0; i < 60; i++) {
        MontyValue *next = monty_list(2);
        CHECK(monty_value_append(next, monty_value_copy(doubled)) == MONTY_OK);
        CHECK(monty_value_append(next, doubled) == MONTY_OK);
        doubled = next;
    }
    MontyBytes out = MONTY_BYTES_INIT;
    CHECK(monty_value_repr(doubled, &out) == MONTY_ERROR_LIMIT && out.data == NULL && out.len == 0);
    CHECK(monty_value_encode(doubled, &out, NULL) == MONTY_OK && out.len < 400);
    monty_bytes_free(&out);
    monty_value_free(doubled);
}

static void bytes_and_errors(void)
{
    const uint8_t ring[] = {0xd8, 0x1c, 0x81, 0xd8, 0x1d, 0x00};
    MontyValue *value = NULL;
    MontyError *error = NULL;
    MontyBytes out = MONTY_BYTES_INIT;
    CHECK(monty_value_decode(ring, sizeof ring, &value, &error) == MONTY_OK && error == NULL);
    CHECK(monty_value_item(value, 0) == value);
    CHECK(monty_value_encode(value, &out, &error) == MONTY_OK);
    CHECK(out.len == sizeof ring && memcmp(out.data, ring, sizeof ring) == 0);
    monty_bytes_free(&out);
    monty_bytes_free(&out);
    CHECK(monty_value_to_json(value, &out, &error) == MONTY_ERROR_UNSUPPORTED && out.data == NULL);
    CHECK(monty_error_status(error) == MONTY_ERROR_UNSUPPORTED);
    monty_error_free(error);
    monty_value_free(value);

    size_t len = 0;
    CHECK(monty_value_decode(ring, 3, &value, &error) == MONTY_ERROR_FORMAT && value == NULL);
    const char *message = monty_error_message(error, &len);
    CHECK(same(message, len, "a length of 1 is more than there are bytes (at byte 2)"));
    const char *type = monty_error_type(error, &len);
    CHECK(same(type, len, ""));
    CHECK(monty_error_format(error, &out) == MONTY_OK && out.data[out.len - 1] == '\n');
    monty_bytes_free(&out);
    monty_error_free(error);
    CHECK(monty_value_decode(ring, 3, NULL, NULL) == MONTY_ERROR_ARGUMENT);
    CHECK(monty_value_decode(NULL, 3, &value, NULL) == MONTY_ERROR_ARGUMENT);

    MontyValue *list = monty_list(1);
    CHECK(monty_value_append(list, str("\xc3\xa9\n")) == MONTY_OK);
    CHECK(monty_value_to_json(list, &out, NULL) == MONTY_OK && same(out.data, out.len, "[\"\xc3\xa9\\n\"]"));
    monty_bytes_free(&out);
    monty_value_free(list);
}

/* A hundred thousand lists in one another, made, read and freed on the smallest stack that a thread may have. */
static void *deep(void *unused)
{
    (void)unused;
    MontyValue *value = monty_list(0);
    for (int i = 0; i < 100000; i++) {
        MontyValue *next = monty_list(1);
        CHECK(monty_value_append(next, value) == MONTY_OK);
        value = next;
    }
    MontyBytes out = MONTY_BYTES_INIT;
    CHECK(monty_value_repr(value, &out) == MONTY_OK && out.len == 200002);
    monty_bytes_free(&out);
    CHECK(monty_value_encode(value, &out, NULL) == MONTY_ERROR_RANGE);
    monty_value_free(value);
    return NULL;
}

static void small_stack(void)
{
    pthread_attr_t attributes;
    pthread_t thread;
    CHECK(pthread_attr_init(&attributes) == 0);
    CHECK(pthread_attr_setstacksize(&attributes, 128 * 1024) == 0);
    CHECK(pthread_create(&thread, &attributes, deep, NULL) == 0);
    CHECK(pthread_join(thread, NULL) == 0);
    pthread_attr_destroy(&attributes);
}

int main(void)
{
    library();
    leaves();
    containers();
    identity();
    bytes_and_errors();
    small_stack();
    puts("test_value: ok");
    return 0;
}
