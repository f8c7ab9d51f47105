/* SPDX-License-Identifier: MIT
 *
 * The adapter to libzip for writing; see the header. Everything happens in memory: a package is
 * small, and the file it goes to is written once, by a function that tells of a full disk.
 */
#include "package/package.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

/* As libxlsxwriter dates its parts: the first day that a ZIP file can name (APPNOTE 4.4.6). */
enum { DOS_TIME = 0, DOS_DATE = 1 << 5 | 1, PART_MAX = 1 << 26 };

static const char *read_part(struct arena *a, zip_t *zip, zip_uint64_t index)
{
	zip_stat_t st;
	zip_file_t *file = zip_stat_index(zip, index, 0, &st) == 0 && st.size <= PART_MAX
				   ? zip_fopen_index(zip, index, 0)
				   : NULL;

	if (!file)
		return NULL;
	char *text = arena_alloc(a, (size_t)st.size + 1);
	bool whole = zip_fread(file, text, st.size) == (zip_int64_t)st.size;

	return zip_fclose(file) == 0 && whole && strlen(text) == st.size ? text : NULL;
}

static bool put_part(zip_t *zip, zip_uint64_t index, const char *text)
{
	zip_source_t *source = text ? zip_source_buffer(zip, text, strlen(text), 0) : NULL;

	if (!source)
		return false;
	if (zip_file_replace(zip, index, source, 0) < 0) {
		zip_source_free(source);
		return false;
	}
	return zip_file_set_dostime(zip, index, DOS_TIME, DOS_DATE, 0) == 0;
}

static bool edit_part(struct arena *a, zip_t *zip, const struct package_change *c)
{
	zip_int64_t index = zip_name_locate(zip, c->part, 0);
	const char *text = index >= 0 ? read_part(a, zip, (zip_uint64_t)index) : NULL;

	return text && put_part(zip, (zip_uint64_t)index, c->edit(a, text, c->context));
}

/* The bytes that closing the archive has left in its source. */
static bool take_bytes(struct arena *a, zip_source_t *source, struct package *p)
{
	zip_stat_t st;

	if (zip_source_open(source) != 0)
		return false;
	bool known = zip_source_stat(source, &st) == 0 && (st.valid & ZIP_STAT_SIZE) &&
		     st.size <= SIZE_MAX;
	char *bytes = known ? arena_alloc(a, (size_t)st.size) : NULL;
	bool whole = bytes && zip_source_read(source, bytes, st.size) == (zip_int64_t)st.size;

	zip_source_close(source);
	if (whole)
		*p = (struct package){bytes, (size_t)st.size};
	return whole;
}

/*
 * libzip 1.7 frees what it was given even where it was told not to, once a part was replaced: it
 * gets a copy of its own.
 */
static zip_source_t *open_source(const struct package *p)
{
	char *copy = p->len ? malloc(p->len) : NULL;
	zip_source_t *source = NULL;

	if (copy) {
		memcpy(copy, p->bytes, p->len);
		source = zip_source_buffer_create(copy, p->len, 1, NULL);
		if (!source)
			free(copy);
	}
	return source;
}

bool package_change(struct arena *a, struct package *p, const struct package_change *changes,
		    size_t n)
{
	zip_source_t *source = open_source(p);
	zip_t *zip = source ? zip_open_from_source(source, 0, NULL) : NULL;

	if (!zip) {
		zip_source_free(source);
		return false;
	}
	zip_source_keep(source); /* closing the archive lets go of it once */
	bool ok = true;

	for (size_t i = 0; i < n && ok; i++)
		ok = edit_part(a, zip, &changes[i]);
	if (!ok || zip_close(zip) != 0) {
		zip_discard(zip);
		ok = false;
	}
	ok = ok && take_bytes(a, source, p);
	zip_source_free(source);
	return ok;
}
