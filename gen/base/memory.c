/* SPDX-License-Identifier: MIT
 *
 * The program's own malloc, calloc and realloc go before the C library's, whoever calls them:
 * cJSON, expat, libzip, libyaml, cmark, ICU, HarfBuzz, libharu, libpng and libxlsxwriter too, of
 * which some lose a text, some blame the input and some crash when memory is short. They ask the C
 * library and come back with memory only. Under sanitizers, and with a C library other than GNU's,
 * the calls are left alone: then the arena alone ends here.
 */
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

/* Nothing is flushed or closed: whoever asked may be in the middle of that. */
_Noreturn void memory_ended(void)
{
	static const char said[] = "bunkai: out of memory\n";

	ssize_t n = write(STDERR_FILENO, said, sizeof said - 1);

	(void)n; /* there may be nobody to hear it */
	_exit(3);
}

#if defined __has_feature
#if __has_feature(address_sanitizer)
#define WITH_SANITIZER
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define WITH_SANITIZER
#endif

#if defined __GLIBC__ && !defined WITH_SANITIZER

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *old, size_t size);

/* A size that no machine has is refused as ever: it was read from a damaged file. */
static void *proven(void *p, size_t size)
{
	if (!p && size && size <= PTRDIFF_MAX)
		memory_ended();
	return p;
}

void *malloc(size_t size)
{
	return proven(__libc_malloc(size), size);
}

void *calloc(size_t n, size_t size)
{
	return proven(__libc_calloc(n, size), n && size > SIZE_MAX / n ? SIZE_MAX : n * size);
}

void *realloc(void *old, size_t size)
{
	return proven(__libc_realloc(old, size), size);
}

#endif
