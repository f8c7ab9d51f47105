/* SPDX-License-Identifier: MIT
 *
 * A ZIP file as bytes: some of its parts get other content, every other byte stays where it stands
 * in relation to its part - stored data, headers, what lies between parts, their order, the comment.
 * Reads what office_zip has opened already (APPNOTE 6.3.10, 4.3).
 */
#ifndef BUNKAI_FORMS_ZIP_BYTES_H
#define BUNKAI_FORMS_ZIP_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "package/package.h"

struct zip_entry {
	const char *name;      /* as stored */
	size_t local, end;     /* from its header to the next part, or to the directory */
	size_t data, packed;   /* of its packed bytes */
	size_t listed, listed_len; /* its record in the directory */
	size_t method;
};

struct zip_bytes {
	const char *bytes;
	size_t len;
	VEC(struct zip_entry) entries; /* in the directory's order */
	size_t directory, directory_len;
};

/*
 * False, with *why for people, when the file is written in a way in which its bytes cannot be kept:
 * ZIP64, parts that overlap or are listed twice, a directory with something behind it. `bytes` is
 * lent.
 */
bool zip_bytes_read(struct arena *a, const char *bytes, size_t len, struct zip_bytes *out,
		    const char **why);

/* The entry of that part, whose name is compared as office_zip does; NULL: none. */
const struct zip_entry *zip_bytes_find(const struct zip_bytes *z, const char *part);

struct zip_content {
	const struct zip_entry *entry;
	const char *bytes; /* unpacked */
	size_t len;
};

/* False when something cannot be packed. No entry is given twice. */
bool zip_bytes_replace(struct arena *a, const struct zip_bytes *z, const struct zip_content *contents,
		       size_t n, struct package *out);

#endif
