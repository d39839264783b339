#include "table.h"

#include <stdio.h>
#include <stdlib.h>

static char *read_text(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    long size = 0;
    if (file == NULL) return NULL;
    if (fseek(file, 0, SEEK_END) == 0 && 0 <= (size = ftell(file)) && fseek(file, 0, SEEK_SET) == 0) {
        text = malloc((size_t)size + 1);
        if (text != NULL && fread(text, 1, (size_t)size, file) == (size_t)size) {
            text[size] = 0;
        } else {
            free(text);
            text = NULL;
        }
    }
    fclose(file);
    return text;
}

/* Ends the field at `*at` with a zero byte, without its quotes. Returns what ended it: a comma, a line's end, or the zero byte at the
 * end of the text; `*at` is behind that then. */
static char end_field(char **at, char **field)
{
    char *in = *at, *out = *at, end;
    *field = out;
    if (*in == '"') {
        for (in++; *in != 0 && (*in != '"' || in[1] == '"'); in++) {
            if (*in == '"') in++;
            *out++ = *in;
        }
        if (*in == '"') in++;
    }
    while (*in != ',' && *in != '\r' && *in != '\n' && *in != 0) *out++ = *in++;
    end = *in;
    if (end == '\r' && in[1] == '\n') in++;
    *at = end == 0 ? in : in + 1;
    *out = 0;
    return end;
}

int table_read(Table *table, const char *path)
{
    *table = (Table){NULL, NULL, 0, 0};
    size_t count = 0, room = 0, in_row = 0;
    char *at = table->text = read_text(path);
    while (at != NULL && *at != 0) {
        if (count == room) {
            room = room == 0 ? 4096 : 2 * room;
            char **fields = realloc(table->fields, room * sizeof *fields);
            if (fields == NULL) break;
            table->fields = fields;
        }
        char end = end_field(&at, &table->fields[count++]);
        in_row++;
        if (end == ',') continue;
        if (table->columns == 0) table->columns = in_row;
        if (in_row != table->columns) break;
        table->rows++;
        in_row = 0;
    }
    if (at != NULL && *at == 0 && in_row == 0 && 0 < table->rows) return 1;
    table_free(table);
    return 0;
}

void table_free(Table *table)
{
    free(table->fields);
    free(table->text);
    *table = (Table){NULL, NULL, 0, 0};
}
