#include "tools.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Columns of airports.csv and flights-airport.csv. */
enum { IATA, NAME, CITY, STATE, COUNTRY, LATITUDE, LONGITUDE };
enum { ORIGIN, DESTINATION, COUNT };

/* What a tool gives: a value, or an exception with `failed` set. */
typedef struct Answer {
    MontyValue *value;
    int failed;
} Answer;

static Answer value(MontyValue *value) { return (Answer){value, 0}; }

static Answer raise(const char *type, const char *message)
{
    return (Answer){monty_exception(type, strlen(type), message, strlen(message)), 1};
}

static MontyValue *str(const char *text) { return monty_str(text, strlen(text)); }

/* Puts a field into a dict. The value is consumed, so a failure leaves the dict without the field and nothing else. */
static void put(MontyValue *dict, const char *key, MontyValue *item)
{
    if (monty_value_insert(dict, str(key), item) != MONTY_OK) fprintf(stderr, "a field is missing: %s\n", key);
}

/* The row of an airport; 0, which is the row of names, when there is none. */
static size_t find(const Tools *tools, const char *iata)
{
    for (size_t row = 1; iata != NULL && row < tools->airports.rows; row++)
        if (strcmp(table_field(&tools->airports, row, IATA), iata) == 0) return row;
    return 0;
}

static double coordinate(const Tools *tools, size_t row, size_t column)
{
    return strtod(table_field(&tools->airports, row, column), NULL);
}

static MontyValue *airport_dict(const Tools *tools, size_t row)
{
    static const char *const names[] = {"iata", "name", "city", "state", "country", "latitude", "longitude"};
    MontyValue *dict = monty_dict(7);
    for (size_t column = IATA; column <= COUNTRY; column++) put(dict, names[column], str(table_field(&tools->airports, row, column)));
    put(dict, names[LATITUDE], monty_float(coordinate(tools, row, LATITUDE)));
    put(dict, names[LONGITUDE], monty_float(coordinate(tools, row, LONGITUDE)));
    return dict;
}

static int has_flights(const Tools *tools, const char *iata)
{
    for (size_t row = 1; row < tools->flights.rows; row++)
        if (strcmp(table_field(&tools->flights, row, ORIGIN), iata) == 0) return 1;
    return 0;
}

static MontyValue *pair(const char *code, int64_t count)
{
    MontyValue *tuple = monty_tuple(2);
    if (monty_value_append(tuple, str(code)) != MONTY_OK || monty_value_append(tuple, monty_int(count)) != MONTY_OK) {
        monty_value_free(tuple);
        return NULL;
    }
    return tuple;
}

/* airport(iata): one airport as a dict; KeyError. */
static Answer airport(const Tools *tools, const MontyValue *args, const MontyValue *kwargs)
{
    (void)kwargs;
    const char *iata = monty_value_str(monty_value_item(args, 0), NULL);
    if (iata == NULL) return raise("TypeError", "airport() takes a code");
    size_t row = find(tools, iata);
    return row == 0 ? raise("KeyError", iata) : value(airport_dict(tools, row));
}

/* find_airports(state=, served=False): the airports of a state, on request only those that flights leave from. */
static Answer find_airports(const Tools *tools, const MontyValue *args, const MontyValue *kwargs)
{
    (void)args;
    const char *state = monty_value_str(monty_value_get(kwargs, "state", 5), NULL);
    int served = monty_value_bool(monty_value_get(kwargs, "served", 6));
    if (state == NULL) return raise("TypeError", "find_airports() needs a state");
    MontyValue *list = monty_list(0);
    for (size_t row = 1; row < tools->airports.rows; row++) {
        if (strcmp(table_field(&tools->airports, row, STATE), state) != 0) continue;
        if (served && !has_flights(tools, table_field(&tools->airports, row, IATA))) continue;
        if (monty_value_append(list, airport_dict(tools, row)) != MONTY_OK) break;
    }
    return value(list);
}

/* departures(iata): a list of (destination, flights). */
static Answer departures(const Tools *tools, const MontyValue *args, const MontyValue *kwargs)
{
    (void)kwargs;
    const char *iata = monty_value_str(monty_value_item(args, 0), NULL);
    if (iata == NULL) return raise("TypeError", "departures() takes a code");
    MontyValue *list = monty_list(0);
    for (size_t row = 1; row < tools->flights.rows; row++) {
        if (strcmp(table_field(&tools->flights, row, ORIGIN), iata) != 0) continue;
        int64_t count = strtoll(table_field(&tools->flights, row, COUNT), NULL, 10);
        if (monty_value_append(list, pair(table_field(&tools->flights, row, DESTINATION), count)) != MONTY_OK) break;
    }
    return value(list);
}

/* distance(a, b): kilometers along the great circle; KeyError. */
static Answer distance(const Tools *tools, const MontyValue *args, const MontyValue *kwargs)
{
    (void)kwargs;
    const double radian = 3.14159265358979323846 / 180;
    size_t rows[2];
    for (size_t i = 0; i < 2; i++) {
        const char *iata = monty_value_str(monty_value_item(args, i), NULL);
        if (iata == NULL) return raise("TypeError", "distance() takes two codes");
        rows[i] = find(tools, iata);
        if (rows[i] == 0) return raise("KeyError", iata);
    }
    double lat_a = coordinate(tools, rows[0], LATITUDE) * radian, lat_b = coordinate(tools, rows[1], LATITUDE) * radian;
    double d_lat = lat_b - lat_a;
    double d_lon = (coordinate(tools, rows[1], LONGITUDE) - coordinate(tools, rows[0], LONGITUDE)) * radian;
    double h = sin(d_lat / 2) * sin(d_lat / 2) + cos(lat_a) * cos(lat_b) * (sin(d_lon / 2) * sin(d_lon / 2));
    return value(monty_float(2 * 6371.0 * asin(sqrt(h))));
}

typedef struct Total {
    const char *code;
    int64_t flights;
    size_t first; /* where it came first: equals keep their order */
} Total;

static int by_flights(const void *left, const void *right)
{
    const Total *a = left, *b = right;
    if (a->flights != b->flights) return a->flights < b->flights ? 1 : -1;
    return a->first < b->first ? -1 : 1;
}

/* busiest(n): the n airports with most departures, as (code, flights). */
static Answer busiest(const Tools *tools, const MontyValue *args, const MontyValue *kwargs)
{
    (void)kwargs;
    int64_t n = 0;
    if (monty_value_int(monty_value_item(args, 0), &n) != MONTY_OK || n < 0) return raise("TypeError", "busiest() takes a number");
    Total *totals = calloc(tools->flights.rows, sizeof *totals);
    if (totals == NULL) return raise("MemoryError", "");
    size_t count = 0;
    for (size_t row = 1; row < tools->flights.rows; row++) {
        const char *code = table_field(&tools->flights, row, ORIGIN);
        /* The table is sorted by origin. */
        if (count == 0 || strcmp(totals[count - 1].code, code) != 0) totals[count++] = (Total){code, 0, row};
        totals[count - 1].flights += strtoll(table_field(&tools->flights, row, COUNT), NULL, 10);
    }
    qsort(totals, count, sizeof *totals, by_flights);
    MontyValue *list = monty_list(0);
    for (size_t i = 0; i < count && (int64_t)i < n; i++)
        if (monty_value_append(list, pair(totals[i].code, totals[i].flights)) != MONTY_OK) break;
    free(totals);
    return value(list);
}

typedef Answer Tool(const Tools *tools, const MontyValue *args, const MontyValue *kwargs);

const char *const tools_names[] = {"airport", "find_airports", "departures", "distance", "busiest", NULL};
static Tool *const tools_functions[] = {airport, find_airports, departures, distance, busiest};

int tools_open(Tools *tools, const char *folder)
{
    char path[4096];
    *tools = (Tools){0};
    int airports = snprintf(path, sizeof path, "%s/airports.csv", folder);
    if (airports < 0 || sizeof path <= (size_t)airports || !table_read(&tools->airports, path)) return 0;
    snprintf(path, sizeof path, "%s/flights-airport.csv", folder);
    if (table_read(&tools->flights, path) && tools->airports.columns == LONGITUDE + 1 && tools->flights.columns == COUNT + 1) return 1;
    tools_close(tools);
    return 0;
}

void tools_close(Tools *tools)
{
    table_free(&tools->airports);
    table_free(&tools->flights);
}

MontyStatus tools_answer(const Tools *tools, MontyRun *run, MontyError **error)
{
    const char *name = monty_run_call_name(run, NULL);
    for (size_t i = 0; name != NULL && tools_names[i] != NULL; i++) {
        if (strcmp(name, tools_names[i]) != 0) continue;
        Answer answer = tools_functions[i](tools, monty_run_call_args(run), monty_run_call_kwargs(run));
        if (answer.failed) return monty_run_resume_exception(run, answer.value, error);
        return monty_run_resume_value(run, answer.value, error);
    }
    /* What no tool answers, such as an operation of the operating system, is refused. */
    Answer refused = raise("PermissionError", "this host does not offer that");
    return monty_run_resume_exception(run, refused.value, error);
}
