/* SPDX-License-Identifier: MIT
 *
 * What tests ask of the file system when a failure to look is no matter of theirs.
 */
#ifndef BUNKAI_TESTS_PATHS_H
#define BUNKAI_TESTS_PATHS_H

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static inline bool file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

static inline bool file_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The names in a folder, sorted; none when it cannot be listed. */
static inline const char **names_in(struct arena *a, const char *folder, size_t *n)
{
	struct file_names names;

	file_list(a, folder, &names, diag_new(a));
	*n = names.all.n;
	return names.all.at;
}

#endif
