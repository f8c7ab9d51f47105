/* SPDX-License-Identifier: MIT
 *
 * What both floor programs need: the lines of a file, and a name for the output. Nothing is freed; the programs end.
 */
#ifndef BUNKAI_TESTS_BENCH_FLOOR_H
#define BUNKAI_TESTS_BENCH_FLOOR_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* OUT/<name of input><ending>. */
static char *floor_output(const char *folder, const char *input, const char *ending)
{
	const char *slash = strrchr(input, '/');
	char *path = malloc(strlen(folder) + strlen(input) + strlen(ending) + 2);

	sprintf(path, "%s/%s%s", folder, slash ? slash + 1 : input, ending);
	return path;
}

/* The next line without its end; NULL after the last. Valid until the next call. */
static char *floor_line(FILE *in, char **line, size_t *size)
{
	ssize_t n = getline(line, size, in);

	if (n < 0)
		return NULL;
	if (n && (*line)[n - 1] == '\n')
		(*line)[n - 1] = '\0';
	return *line;
}

#endif
