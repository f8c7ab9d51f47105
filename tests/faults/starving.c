/* SPDX-License-Identifier: MIT
 *
 * Loaded before bunkai (LD_PRELOAD), it counts how often memory is asked for, by whomever, and has
 * none at one of them. Of the C library it takes the names that bunkai's own malloc asks
 * (gen/base/memory.c). The count stands in the file COUNTED.
 *
 *     LD_PRELOAD=starving.so STARVING_AT=17 bunkai import …
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

static long calls;

static bool starves(void)
{
	static long at = -1;

	if (at < 0)
		at = getenv("STARVING_AT") ? atol(getenv("STARVING_AT")) : 0;
	if (++calls != at)
		return false;
	errno = ENOMEM;
	return true;
}

/* The call of that name, counted. */
#define STARVING(name, parameters, arguments) \
	void *name parameters; \
	void *name parameters \
	{ \
		static void *(*next) parameters; \
\
		if (!next) \
			next = (void *(*) parameters)dlsym(RTLD_NEXT, #name); \
		return starves() ? NULL : next arguments; \
	}

STARVING(__libc_malloc, (size_t size), (size))
STARVING(__libc_calloc, (size_t n, size_t size), (n, size))
STARVING(__libc_realloc, (void *old, size_t size), (old, size))

/* Without memory of its own. */
__attribute__((destructor)) static void tell_count(void)
{
	const char *path = getenv("COUNTED");
	int fd = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666) : -1;
	char digits[24], *p = digits + sizeof digits;

	for (long n = calls; n; n /= 10)
		*--p = (char)('0' + n % 10);
	if (fd >= 0 && write(fd, p, (size_t)(digits + sizeof digits - p)) >= 0)
		close(fd);
}
