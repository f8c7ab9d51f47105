/* SPDX-License-Identifier: MIT
 *
 * Files aside: '.bunkai-' and sixteen hexadecimal digits in the folder of the file that they will
 * replace. Nobody can foresee the name, and a sweeper can tell it from a user's.
 */
#ifndef BUNKAI_BASE_ASIDE_H
#define BUNKAI_BASE_ASIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/arena.h"

/* A path that no file has, from the system's random numbers; NULL with errno. */
const char *aside_name(struct arena *a, const char *folder);

/* A new file, created exclusively and never through a link; open for writing. -1 with errno. */
int aside_create(struct arena *a, const char *folder, mode_t mode, const char **path);

/* All of the bytes; false with errno. */
bool aside_write(int fd, const char *bytes, size_t len);

/* Whether a name (without its folder) is one of ours. */
bool aside_is_name(const char *name);

/* Removes all files aside in a folder that nobody else writes to. */
void aside_sweep(struct arena *a, const char *folder);

/* Flushes a file or folder to the disk; false with errno. */
bool aside_flush(const char *path);

#endif
