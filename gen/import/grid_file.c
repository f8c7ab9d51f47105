/* SPDX-License-Identifier: MIT
 *
 * The first bytes say what a file is; its name only what bytes do not say.
 */
#include "import/grid_file.h"

#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "import/decode.h"
#include "import/office_zip.h"

struct opened_file {
	const char *path, *bytes;
	size_t len;
};

static bool starts(const struct opened_file *f, const char *magic)
{
	return f->len >= strlen(magic) && memcmp(f->bytes, magic, strlen(magic)) == 0;
}

static bool has_ending(const struct opened_file *f, const char *ending)
{
	return strcasecmp(file_ending(f->path), ending) == 0;
}

/* A zip, or the container of old and of encrypted workbooks, which its reader names. */
static bool is_workbook(const struct opened_file *f)
{
	return starts(f, "PK\x03\x04") || starts(f, "\xD0\xCF\x11\xE0") || has_ending(f, "xlsx");
}

static bool is_separated(const struct opened_file *f)
{
	return has_ending(f, "csv") || has_ending(f, "tsv") || has_ending(f, "tab") ||
	       decode_is_utf16(f->bytes, f->len);
}

static bool has_macros(struct arena *a, const char *path, struct diag_list *dl)
{
	struct diag_list *quiet = diag_new(a);
	struct office_zip *z = office_zip_open(a, path, &office_workbook, quiet);
	bool macros = z && office_zip_has(z, "xl/vbaProject.bin");

	if (z)
		office_zip_close(z);
	if (macros)
		diag_add(dl, DIAG_MACRO_WORKBOOK, NULL, path);
	return macros;
}

bool grid_read_file(struct arena *a, const char *path, struct grid *grid, struct diag_list *dl)
{
	struct opened_file f = {.path = path};

	f.bytes = file_read(a, path, &f.len, dl);
	if (!f.bytes)
		return false;
	if (is_workbook(&f))
		return !has_macros(a, path, dl) && grid_read_xlsx(a, path, grid, dl);
	if (is_separated(&f))
		return grid_read_csv(a, path, grid, dl);
	diag_add(dl, DIAG_NO_TABLE_FILE, NULL, path);
	return false;
}
