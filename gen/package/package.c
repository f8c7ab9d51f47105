/* SPDX-License-Identifier: MIT
 *
 * The adapter to libzip for writing. Everything happens in memory: a package is small, and the file
 * it goes to is written once, by a function that tells of a full disk. An archive is closed into a
 * source, whose bytes are then taken into the arena; a change opens the old bytes as such a source.
 */
#include "package/package.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

/* As libxlsxwriter dates its parts: the first day that a ZIP file can name (APPNOTE 4.4.6). */
enum { DOS_TIME = 0, DOS_DATE = 1 << 5 | 1, PART_MAX = 1 << 29 };

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

/* A new part for a name that there is not yet, or in the place of part `old`; -1: none. */
static bool put_part(zip_t *zip, const struct package_part *part, zip_int64_t old)
{
	zip_source_t *source = zip_source_buffer(zip, part->bytes, part->len, 0);

	if (!source)
		return false;
	zip_int64_t index = old < 0 ? zip_file_add(zip, part->name, source, ZIP_FL_ENC_UTF_8)
			    : zip_file_replace(zip, (zip_uint64_t)old, source, 0) == 0 ? old
										       : -1;

	if (index < 0) {
		zip_source_free(source);
		return false;
	}
	return zip_file_set_dostime(zip, (zip_uint64_t)index, DOS_TIME, DOS_DATE, 0) == 0;
}

static bool edit_part(struct arena *a, zip_t *zip, const struct package_change *c)
{
	zip_int64_t index = zip_name_locate(zip, c->part, 0);
	const char *old = index >= 0 ? read_part(a, zip, (zip_uint64_t)index) : NULL,
		   *text = old || (c->adds && index < 0) ? c->edit(a, old, c->context) : NULL;

	return text && put_part(zip, &(struct package_part){c->part, text, strlen(text)}, index);
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

/* Closes an archive that was opened from `source` and takes its bytes; both are gone then. */
static bool finish(struct arena *a, zip_t *zip, zip_source_t *source, bool ok, struct package *p)
{
	zip_source_keep(source); /* closing the archive lets go of it once */
	if (!ok || zip_close(zip) != 0) {
		zip_discard(zip);
		ok = false;
	}
	ok = ok && take_bytes(a, source, p);
	zip_source_free(source);
	return ok;
}

void package_add(struct arena *a, struct package_parts *parts, const char *name, const char *bytes,
		 size_t len)
{
	*vec_push(a, &parts->all) = (struct package_part){name, bytes, len};
}

bool package_print(struct arena *a, const struct package_parts *parts, struct package *p)
{
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = source ? zip_open_from_source(source, ZIP_TRUNCATE, NULL) : NULL;
	bool ok = parts->all.n > 0;

	if (!zip) {
		zip_source_free(source);
		return false;
	}
	for (size_t i = 0; i < parts->all.n && ok; i++)
		ok = put_part(zip, &parts->all.at[i], -1);
	return finish(a, zip, source, ok, p);
}

bool package_change(struct arena *a, struct package *p, const struct package_change *changes,
		    size_t n)
{
	zip_source_t *source = open_source(p);
	zip_t *zip = source ? zip_open_from_source(source, 0, NULL) : NULL;
	bool ok = true;

	if (!zip) {
		zip_source_free(source);
		return false;
	}
	for (size_t i = 0; i < n && ok; i++)
		ok = edit_part(a, zip, &changes[i]);
	return finish(a, zip, source, ok, p);
}
