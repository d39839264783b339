/* The tools that the program can call: airports and the flights between them. */
#ifndef TOOLS_H
#define TOOLS_H

#include "table.h"
#include <monty.h>

typedef struct Tools {
    Table airports;
    Table flights;
} Tools;

/* The names of the tools, to be declared when the program is compiled; NULL ends them. */
extern const char *const tools_names[];

int tools_open(Tools *tools, const char *folder);
void tools_close(Tools *tools);

/* Answers the call that the run waits in: with a value, or with an exception that is raised in the program. */
MontyStatus tools_answer(const Tools *tools, MontyRun *run, MontyError **error);

#endif
