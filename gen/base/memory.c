/* SPDX-License-Identifier: MIT
 *
 * The program's own malloc, calloc and realloc go before the C library's, whoever calls them:
 * cJSON, expat, libzip, libyaml, cmark, ICU, HarfBuzz, libharu, libpng and libxlsxwriter too, of
 * which some lose a text, some blame the input and some crash when memory is short. They ask the C
 * library and come back with memory only. Under sanitizers, and with a C library other than GNU's,
 * the calls are left alone: then the arena alone ends here.
 */
#include "base/memory.h"

#include <limits.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
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

/* What the system is asked for at first, and later; large pages begin at a multiple of LARGE_PAGE. */
enum { AT_FIRST = 64 << 20, LATER = 16 << 20, LARGE_PAGE = 2 << 20, OWN_MAPPING = 32 << 20 };

/* A hint: where the system has no large pages, all is as before. */
static void wish_large_pages(char *start, size_t size)
{
	size_t before = (LARGE_PAGE - (uintptr_t)start % LARGE_PAGE) % LARGE_PAGE;

	madvise(start + before, (size - before) / LARGE_PAGE * LARGE_PAGE, MADV_HUGEPAGE);
}

void memory_start(void)
{
	mallopt(M_MMAP_THRESHOLD, OWN_MAPPING);
	mallopt(M_TRIM_THRESHOLD, INT_MAX);
	mallopt(M_TOP_PAD, AT_FIRST);
	char *first = malloc(LARGE_PAGE);

	mallopt(M_TOP_PAD, LATER);
	wish_large_pages(first, AT_FIRST);
	free(first);
}

#else

void memory_start(void)
{
}

#endif
