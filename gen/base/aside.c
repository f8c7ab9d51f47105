/* SPDX-License-Identifier: MIT
 *
 * Names from getrandom(2), files by O_EXCL: a name that is taken is tried again.
 */
#include "base/aside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/file.h"

#define PREFIX ".bunkai-"

enum { DIGITS = 16, ATTEMPTS = 8 };

const char *aside_name(struct arena *a, const char *folder)
{
	uint64_t number;
	ssize_t n;

	do
		n = getrandom(&number, sizeof number, 0);
	while (n < 0 && errno == EINTR);
	if (n != sizeof number)
		return NULL;
	return file_join(a, folder, arena_printf(a, PREFIX "%016" PRIx64, number));
}

int aside_create(struct arena *a, const char *folder, mode_t mode, const char **path)
{
	for (int i = 0; i < ATTEMPTS; i++) {
		*path = aside_name(a, folder);
		if (!*path)
			return -1;
		int fd = open(*path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);

		if (fd >= 0 || (errno != EEXIST && errno != EINTR))
			return fd;
	}
	return -1;
}

bool aside_write(int fd, const char *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(fd, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes += n;
		len -= (size_t)n;
	}
	return true;
}

bool aside_is_name(const char *name)
{
	size_t n = strlen(PREFIX);

	return strncmp(name, PREFIX, n) == 0 && strlen(name) == n + DIGITS &&
	       strspn(name + n, "0123456789abcdef") == DIGITS;
}

void aside_sweep(struct arena *a, const char *folder)
{
	DIR *dir = opendir(folder);

	for (struct dirent *e; dir && (e = readdir(dir));)
		if (aside_is_name(e->d_name))
			unlink(file_join(a, folder, e->d_name));
	if (dir)
		closedir(dir);
}

bool aside_flush(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), error = 0;

	if (fd < 0)
		return false;
	while (fsync(fd) != 0) {
		if (errno == EINTR)
			continue;
		/* file systems without it (EINVAL) have nothing to flush */
		error = errno == EINVAL || errno == EROFS ? 0 : errno;
		break;
	}
	if (close(fd) != 0 && !error && errno != EINTR)
		error = errno;
	errno = error;
	return !error;
}
