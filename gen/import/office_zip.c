/* SPDX-License-Identifier: MIT
 *
 * The adapter to libzip: the file is read whole and opened from memory, so that it cannot change
 * meanwhile; bytes that come out are counted against the limits as they come.
 */
#include "import/office_zip.h"

#include <string.h>
#include <zip.h>

#include "base/file.h"
#include "base/intl.h"
#include "base/text.h"

const struct office_kind office_workbook = {
	.damaged = DIAG_BAD_WORKBOOK,
	.old = DIAG_OLD_WORKBOOK,
	.encrypted = DIAG_ENCRYPTED_WORKBOOK,
	.no_zip = N_("it is not a zip file, as every .xlsx is"),
};

const struct office_kind office_word = {
	.damaged = DIAG_BAD_WORD_FILE,
	.old = DIAG_OLD_WORD_FILE,
	.encrypted = DIAG_ENCRYPTED_WORD_FILE,
	.no_zip = N_("it is not a zip file, as every .docx is"),
};

struct office_zip {
	struct arena *arena;
	const char *path;
	const struct office_kind *kind;
	zip_t *zip;
	zip_file_t *file;     /* of the started part */
	const char *part;
	size_t read, total;   /* bytes of the started part, of all parts */
};

static void refuse(struct diag_list *dl, const struct office_kind *kind, const char *path,
		   const char *why)
{
	diag_add(dl, kind->damaged, NULL, path, why);
}

/*
 * A compound file (MS-CFB) is an old one, or wraps an encrypted one (MS-OFFCRYPTO 2.3): then
 * it has a stream of this name.
 */
static void refuse_compound(struct diag_list *dl, const struct office_kind *kind, const char *path,
			    const char *bytes, size_t len)
{
	static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
	bool wrapped = memmem(bytes, len, encrypted, sizeof encrypted) != NULL;

	diag_add(dl, wrapped ? kind->encrypted : kind->old, NULL, path);
}

static bool looks_zipped(const char *bytes, size_t len, const char *path,
			 const struct office_kind *kind, struct diag_list *dl)
{
	if (len >= 8 && memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
		refuse_compound(dl, kind, path, bytes, len);
	else if (len == 0)
		refuse(dl, kind, path, _("the file is empty"));
	else if (len < 4 || memcmp(bytes, "PK", 2) != 0)
		refuse(dl, kind, path, _(kind->no_zip));
	else
		return true;
	return false;
}

static zip_t *open_bytes(const char *bytes, size_t len)
{
	zip_source_t *source = zip_source_buffer_create(bytes, len, 0, NULL);
	zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;

	if (!zip && source)
		zip_source_free(source);
	return zip;
}

struct office_zip *office_zip_open(struct arena *a, const char *path,
				   const struct office_kind *kind, struct diag_list *dl)
{
	size_t len;
	const char *bytes = file_read(a, path, &len, dl);

	return bytes ? office_zip_take(a, path, bytes, len, kind, dl) : NULL;
}

struct office_zip *office_zip_take(struct arena *a, const char *path, const char *bytes, size_t len,
				   const struct office_kind *kind, struct diag_list *dl)
{
	if (!looks_zipped(bytes, len, path, kind, dl))
		return NULL;
	zip_t *zip = open_bytes(bytes, len);

	if (!zip) {
		refuse(dl, kind, path, _("the zip file is damaged or was cut off"));
		return NULL;
	}
	if (zip_get_num_entries(zip, 0) > OFFICE_ENTRIES) {
		diag_add(dl, DIAG_TOO_LARGE, NULL, path, _("the number of parts"),
			 arena_printf(a, "%d", OFFICE_ENTRIES));
		zip_discard(zip);
		return NULL;
	}
	struct office_zip *z = arena_alloc(a, sizeof *z);

	*z = (struct office_zip){.arena = a, .path = arena_strdup(a, path), .kind = kind, .zip = zip};
	return z;
}

void office_zip_close(struct office_zip *z)
{
	office_zip_stop(z);
	zip_discard(z->zip);
}

const struct office_kind *office_zip_kind(const struct office_zip *z)
{
	return z->kind;
}

const char *office_zip_path(const struct office_zip *z)
{
	return z->path;
}

/* Below zero when there is none. */
static zip_int64_t find_part(const struct office_zip *z, const char *part)
{
	zip_int64_t index = zip_name_locate(z->zip, part, ZIP_FL_NOCASE);

	return index >= 0 ? index
			  : zip_name_locate(z->zip, text_replace(z->arena, part, "/", "\\"),
					    ZIP_FL_NOCASE);
}

bool office_zip_has(const struct office_zip *z, const char *part)
{
	return find_part(z, part) >= 0;
}

static bool too_large(struct office_zip *z, struct diag_list *dl)
{
	diag_add(dl, DIAG_TOO_LARGE, NULL, z->path, z->part,
		 arena_printf(z->arena, "%d MiB", OFFICE_PART / 1024 / 1024));
	return true;
}

static bool open_part(struct office_zip *z, zip_uint64_t index, struct diag_list *dl)
{
	struct zip_stat st;

	if (zip_stat_index(z->zip, index, 0, &st) == 0 && (st.valid & ZIP_STAT_SIZE) &&
	    st.size > OFFICE_PART)
		return !too_large(z, dl);
	z->file = zip_fopen_index(z->zip, index, 0);
	if (z->file)
		return true;
	if (zip_error_code_zip(zip_get_error(z->zip)) == ZIP_ER_NOPASSWD)
		diag_add(dl, z->kind->encrypted, NULL, z->path);
	else
		refuse(dl, z->kind, z->path, arena_printf(z->arena, _("part %s is damaged"), z->part));
	return false;
}

bool office_zip_start(struct office_zip *z, const char *part, struct diag_list *dl)
{
	zip_int64_t index = find_part(z, part);

	z->part = part;
	z->read = 0;
	if (index >= 0)
		return open_part(z, (zip_uint64_t)index, dl);
	refuse(dl, z->kind, z->path, arena_printf(z->arena, _("part %s is missing"), part));
	return false;
}

long office_zip_read(struct office_zip *z, char *bytes, size_t size, struct diag_list *dl)
{
	zip_int64_t n = zip_fread(z->file, bytes, size);

	if (n < 0) {
		refuse(dl, z->kind, z->path, arena_printf(z->arena, _("part %s is damaged"), z->part));
		return -1;
	}
	z->read += (size_t)n;
	z->total += (size_t)n;
	if ((z->read > OFFICE_PART || z->total > OFFICE_TOTAL) && too_large(z, dl))
		return -1;
	return (long)n;
}

void office_zip_stop(struct office_zip *z)
{
	if (z->file)
		zip_fclose(z->file);
	z->file = NULL;
}
