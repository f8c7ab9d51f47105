/* SPDX-License-Identifier: MIT
 *
 * The program is found by /proc/self/exe, and the library from there: installed beside it, or by
 * walking up to the folder that holds clauses/topics.json.
 */
#include "base/data.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static const char *program_folder(struct arena *a)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);

	if (n <= 0)
		return ".";
	path[n] = '\0';
	return file_folder(a, path);
}

/* Where the library may stand is only looked for: that it cannot be read is said when it is. */
static bool is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

const char *data_folder(struct arena *a)
{
	const char *given = getenv("BUNKAI_DATA"), *folder = program_folder(a);
	const char *installed = file_join(a, file_folder(a, folder), "share/bunkai");

	if (given && *given)
		return given;
	if (is_folder(installed))
		return installed;
	for (const char *up = file_folder(a, folder); up[0] == '/' && up[1];
	     up = file_folder(a, up))
		if (access(file_join(a, up, "clauses/topics.json"), F_OK) == 0)
			return up;
	return installed;
}

const char *data_locale_folder(struct arena *a)
{
	const char *folder = program_folder(a), *beside = file_join(a, folder, "locale");

	return is_folder(beside) ? beside
				      : file_join(a, file_folder(a, folder), "share/locale");
}
