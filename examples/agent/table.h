/* A CSV file in memory: rows of fields, quotes as RFC 4180 has them. */
#ifndef TABLE_H
#define TABLE_H

#include <stddef.h>

typedef struct Table {
    char *text;      /* the file, its fields cut apart in place */
    char **fields;   /* rows * columns of them; the row of names is row 0 */
    size_t columns;
    size_t rows;
} Table;

/* Reads a file whose rows all have as many fields as the first; 0 when that cannot be done. */
int table_read(Table *table, const char *path);
void table_free(Table *table);

static inline const char *table_field(const Table *table, size_t row, size_t column)
{
    return table->fields[row * table->columns + column];
}

#endif
