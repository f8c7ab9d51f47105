/* SPDX-License-Identifier: MIT
 *
 * Reads a ZIP file's directory from the end record backwards and asks of each entry whether its
 * local header begins where it says. Offsets are those of APPNOTE 4.3.7, 4.3.12 and 4.3.16.
 */
#include "package/zip_check.h"

#include <stdint.h>
#include <string.h>

enum { END_SIZE = 22, ENTRY_SIZE = 46, LOCAL_SIZE = 30 };

static uint32_t number(const char *p, int bytes)
{
	uint32_t n = 0;

	while (bytes--)
		n = n << 8 | (unsigned char)p[bytes];
	return n;
}

static bool is_signed(const char *p, const char *letters)
{
	return p[0] == 'P' && p[1] == 'K' && p[2] == letters[0] && p[3] == letters[1];
}

struct directory_entry {
	const char *name;
	size_t name_len, size, local, total;
};

/* False when no whole entry stands at `at`. */
static bool read_entry(const char *bytes, size_t end, size_t at, struct directory_entry *e)
{
	const char *p = bytes + at;

	if (at > end || end - at < ENTRY_SIZE || !is_signed(p, "\1\2"))
		return false;
	*e = (struct directory_entry){p + ENTRY_SIZE, number(p + 28, 2), number(p + 24, 4),
				      number(p + 42, 4), 0};
	e->total = ENTRY_SIZE + e->name_len + number(p + 30, 2) + number(p + 32, 2);
	return e->total <= end - at;
}

static bool find_directory(const char *bytes, size_t len, size_t *start, size_t *n)
{
	if (len < END_SIZE || !is_signed(bytes + len - END_SIZE, "\5\6"))
		return false;
	const char *end = bytes + len - END_SIZE;
	size_t size = number(end + 12, 4);

	*start = number(end + 16, 4);
	*n = number(end + 10, 2);
	return *start + size + END_SIZE == len;
}

bool zip_check(const char *bytes, size_t len)
{
	size_t at, n;
	struct directory_entry e;

	if (!find_directory(bytes, len, &at, &n) || !n)
		return false;
	for (; n--; at += e.total)
		if (!read_entry(bytes, len, at, &e) || e.local + LOCAL_SIZE > len ||
		    !is_signed(bytes + e.local, "\3\4"))
			return false;
	return true;
}

size_t zip_entry_size(const char *bytes, size_t len, const char *name)
{
	size_t at, n;
	struct directory_entry e;

	if (!find_directory(bytes, len, &at, &n))
		return 0;
	for (; n-- && read_entry(bytes, len, at, &e); at += e.total)
		if (e.name_len == strlen(name) && memcmp(e.name, name, e.name_len) == 0)
			return e.size;
	return 0;
}
