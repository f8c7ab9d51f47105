/* SPDX-License-Identifier: MIT
 *
 * Loaded before a program (LD_PRELOAD), it counts the calls by which the program makes files, and
 * kills it in front of one of them. So a test meets the same moments on every machine, however
 * busy. Without DYING_AT the program lives, and the count stands in the file COUNTED.
 *
 *     LD_PRELOAD=dying.so DYING_AT=17 bunkai issue …
 */
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static long calls;

static void count_call(void)
{
	const char *at = getenv("DYING_AT");

	if (++calls == (at ? atol(at) : 0))
		kill(getpid(), SIGKILL);
}

/* A call of the same type as `own`, under its name, that is counted first. */
#define COUNTED(type, name, parameters, arguments) \
	type name parameters \
	{ \
		type(*next) parameters = (type(*) parameters)dlsym(RTLD_NEXT, #name); \
\
		count_call(); \
		return next arguments; \
	}

COUNTED(int, mkdir, (const char *path, mode_t mode), (path, mode))
COUNTED(int, rename, (const char *from, const char *to), (from, to))
COUNTED(int, fsync, (int fd), (fd))
COUNTED(int, syncfs, (int fd), (fd))
COUNTED(ssize_t, write, (int fd, const void *bytes, size_t n), (fd, bytes, n))
COUNTED(FILE *, fopen, (const char *path, const char *mode), (path, mode))
COUNTED(int, fclose, (FILE *file), (file))

int open(const char *path, int flags, ...)
{
	int (*next)(const char *, int, ...) =
		(int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
	mode_t mode = 0;

	if (flags & O_CREAT) {
		va_list arguments;

		va_start(arguments, flags);
		mode = va_arg(arguments, mode_t);
		va_end(arguments);
	}
	if (flags & (O_CREAT | O_WRONLY | O_TRUNC))
		count_call();
	return next(path, flags, mode);
}

__attribute__((destructor)) static void tell_count(void)
{
	const char *path = getenv("COUNTED");
	FILE *file = path ? fopen(path, "w") : NULL;

	if (file) {
		fprintf(file, "%ld\n", calls - 1);
		fclose(file);
	}
}
