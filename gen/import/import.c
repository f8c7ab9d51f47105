/* SPDX-License-Identifier: MIT
 *
 * A table of readers is asked in turn whether the source is theirs, by its first bytes before its
 * ending. A reader of tables is tried with every profile; the one of whose fields most were found
 * is taken, and its findings alone are told.
 */
#include "import/import.h"

#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "import/assemble.h"
#include "import/decode.h"
#include "import/grid.h"
#include "import/made_fields.h"
#include "import/mend.h"
#include "import/own_numbers.h"
#include "import/tables.h"
#include "import/text_read.h"
#include "model/register_json.h"

/* Enough lines to see whether they are rows. */
enum { PEEK_LINES = 5 };

struct source_file {
	const char *path, *bytes; /* bytes: NULL for a folder */
	size_t len;
	const char *sha256;
	struct grid grid;         /* filled for workbooks and CSV files */
	VEC(const char *) notes;  /* what was passed over before any table was looked for */
};

static bool has_ending(const char *path, const char *ending)
{
	return strcasecmp(file_ending(path), ending) == 0;
}

static bool is_separated(const char *path)
{
	return has_ending(path, "csv") || has_ending(path, "tsv") || has_ending(path, "tab");
}

static bool starts_with(const struct source_file *s, const char *magic)
{
	return s->bytes && s->len >= strlen(magic) && memcmp(s->bytes, magic, strlen(magic)) == 0;
}

static bool is_pdf(const struct source_file *s)
{
	return starts_with(s, "%PDF-");
}

/* A zip container, or the container of .xls and of encrypted workbooks, which its reader names. */
static bool is_workbook(const struct source_file *s)
{
	return starts_with(s, "PK\x03\x04") || starts_with(s, "\xD0\xCF\x11\xE0") ||
	       has_ending(s->path, "xlsx");
}

/* What a pipe brings has no name; ./- is a file that is called so. */
static bool is_nameless(const char *path)
{
	return strcmp(path, "-") == 0;
}

static const char *source_name(const struct source_file *s)
{
	return is_nameless(s->path) ? NULL : file_name(s->path);
}

/* Of what has no ending the head tells: two commas in the first line. */
static bool has_comma_columns(const struct source_file *s)
{
	const char *end = memchr(s->bytes, '\n', s->len);
	size_t n = 0;

	for (const char *p = s->bytes; end && p < end; p++)
		n += *p == ',';
	return n >= 2;
}

/* Each of the first lines has the same number of tabs, two or more. */
static bool has_tab_columns(const struct source_file *s)
{
	const char *p = s->bytes, *end = s->bytes + s->len;
	size_t tabs = 0, lines = 0;

	for (; p < end && lines < PEEK_LINES; lines++) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		size_t n = 0;

		for (stop = stop ? stop : end; p < stop; p++)
			n += *p == '\t';
		if (n < 2 || (lines && n != tabs))
			return false;
		tabs = n;
		p = stop + 1;
	}
	return lines > 1;
}

static bool is_own(const struct source_file *s)
{
	const char *p = s->bytes;

	if (starts_with(s, "\xEF\xBB\xBF"))
		p += 3;
	return has_ending(s->path, "json") || (p && p[strspn(p, " \t\r\n")] == '{');
}

/* Tables as text, also what Excel saves as 'Unicode text' and what has columns parted by tabs. */
static bool is_csv(const struct source_file *s)
{
	return is_separated(s->path) || decode_is_utf16(s->bytes, s->len) || has_tab_columns(s) ||
	       (is_nameless(s->path) && !is_own(s) && has_comma_columns(s));
}

static bool is_folder(const struct source_file *s)
{
	return !s->bytes;
}

static bool is_text(const struct source_file *s)
{
	(void)s;
	return true;
}

static bool refuse_pdf(struct arena *a, struct source_file *s, struct diag_list *dl)
{
	(void)a;
	diag_add(dl, DIAG_PDF_SOURCE, NULL, s->path);
	return false;
}

static bool load_workbook(struct arena *a, struct source_file *s, struct diag_list *dl)
{
	return grid_read_xlsx(a, s->path, &s->grid, dl);
}

static bool load_csv(struct arena *a, struct source_file *s, struct diag_list *dl)
{
	return grid_read_csv(a, s->path, &s->grid, dl);
}

static bool load_folder(struct arena *a, struct source_file *s, struct diag_list *dl)
{
	size_t taken = 0;
	struct file_names names;
	struct strbuf hashes = strbuf_new(a);

	if (!file_list(a, s->path, &names, dl))
		return false;
	for (size_t i = 0; i < names.all.n; i++) {
		const char *name = names.all.at[i], *path = file_join(a, s->path, name);
		bool workbook = has_ending(path, "xlsx"), csv = is_separated(path);
		size_t len;
		const char *bytes;

		if (!workbook && !csv) {
			*vec_push(a, &s->notes) =
				arena_printf(a, _("%s: passed over, no .csv, .tsv or .xlsx"), name);
			continue;
		}
		if (!(workbook ? grid_read_xlsx : grid_read_csv)(a, path, &s->grid, dl) ||
		    !(bytes = file_read(a, path, &len, dl)))
			return false;
		strbuf_printf(&hashes, "%s  %s\n", hash_sha256(a, bytes, len), name);
		taken++;
	}
	if (!taken)
		diag_add(dl, DIAG_NOTHING_IN_FOLDER, NULL, s->path);
	s->sha256 = hash_sha256(a, hashes.text, hashes.len);
	return taken > 0;
}

static bool find_in_grid(struct arena *a, const struct source_file *s, const struct profile *p,
			 struct source_tables *out, struct diag_list *dl)
{
	return tables_read(a, &s->grid, p, out, dl);
}

static bool find_in_text(struct arena *a, const struct source_file *s, const struct profile *p,
			 struct source_tables *out, struct diag_list *dl)
{
	return text_read(a, s->path, p, out, dl);
}

/* The first that is one wins. Without `find` it is a register already. */
static const struct source_reader {
	bool (*is)(const struct source_file *s);
	/* NULL: nothing to do once for all profiles */
	bool (*load)(struct arena *a, struct source_file *s, struct diag_list *dl);
	bool (*find)(struct arena *a, const struct source_file *s, const struct profile *p,
		     struct source_tables *out, struct diag_list *dl);
} readers[] = {
	{is_folder, load_folder, find_in_grid},
	{is_pdf, refuse_pdf, NULL},
	{is_workbook, load_workbook, find_in_grid},
	{is_csv, load_csv, find_in_grid},
	{is_own, NULL, NULL},
	{is_text, NULL, find_in_text},
};

/* How much of a profile was recognised: tables count, and the columns of each. */
static size_t fit(const struct source_tables *source)
{
	size_t score = 0;

	for (size_t i = 0; i < source->tables.n; i++) {
		const struct source_table *t = &source->tables.at[i];

		for (size_t f = 0; t->rows.n && f < t->rows.at[0].fields.n; f++)
			score += !t->rows.at[0].fields.at[f].extra &&
				 !t->rows.at[0].fields.at[f].made;
	}
	return score;
}

struct attempt {
	const struct profile *profile;
	struct source_tables *source;
	struct diag_list *findings;
	size_t fit;
	bool ok;
};

static struct attempt try_profile(struct arena *a, const struct source_reader *reader,
				  const struct source_file *s, const struct profile *p,
				  const char *date)
{
	struct attempt t = {
		.profile = p, .source = arena_alloc(a, sizeof *t.source), .findings = diag_new(a)};

	if (date)
		*vec_push(a, &t.source->around) =
			(struct source_around){.what = "date", .value = date, .place = "--date"};
	t.ok = reader->find(a, s, p, t.source, t.findings);
	t.fit = fit(t.source);
	made_fields_give(a, t.source, t.findings);
	return t;
}

static bool is_better(const struct attempt *t, const struct attempt *best)
{
	if (t->ok != best->ok)
		return t->ok;
	return t->fit != best->fit ? t->fit > best->fit : t->source->near > best->source->near;
}

/* A list that has lost its rows would take the place of one that has them. */
static bool has_rows(const struct source_tables *source)
{
	for (size_t i = 0; i < source->tables.n; i++)
		if (source->tables.at[i].rows.n)
			return true;
	return false;
}

/* The tables by the profile that fits best; its findings alone are told. */
static bool find_with_profiles(struct arena *a, const struct source_reader *reader,
			       const struct source_file *s, const struct import_profiles *profiles,
			       struct import *out, struct diag_list *dl)
{
	struct attempt best = {0};

	for (size_t i = 0; i < profiles->all.n; i++) {
		struct attempt t = try_profile(a, reader, s, profiles->all.at[i], profiles->date);

		if (!best.profile || is_better(&t, &best))
			best = t;
	}
	if (!best.profile)
		return false;
	diag_append(dl, best.findings);
	if (!best.ok)
		return false;
	if (!has_rows(best.source)) {
		diag_add(dl, DIAG_NO_ROWS, NULL, s->path);
		return false;
	}
	for (size_t i = 0; i < s->notes.n; i++)
		*vec_push(a, &best.source->notes) = s->notes.at[i];
	mend_radicals(a, best.source, dl);
	*out = (struct import){.source = best.source,
			       .profile = best.profile,
			       .name = source_name(s),
			       .sha256 = s->sha256};
	return true;
}

static bool read_with_profiles(struct arena *a, const struct source_reader *reader,
			       const struct source_file *s, const struct import_profiles *profiles,
			       const struct risk_register *standing, struct import *out,
			       struct diag_list *dl)
{
	if (!find_with_profiles(a, reader, s, profiles, out, dl))
		return false;
	struct source_tables *source = (struct source_tables *)out->source;

	own_numbers_give(a, source, out->profile, standing, dl);
	out->reg = assemble_register(a, source, out->profile, dl);
	out->reg->source.file = out->name;
	out->reg->source.sha256 = out->sha256;
	return true;
}

static bool read_own(struct arena *a, const struct source_file *s,
		     const struct risk_register *standing, struct import *out, struct diag_list *dl)
{
	*out = (struct import){.reg = register_read(a, s->path, "register", dl)};
	if (!out->reg)
		return false;
	own_numbers_fill(a, out->reg, standing, dl);
	out->name = source_name(s);
	out->sha256 = s->sha256;
	if (!out->reg->source.file)
		out->reg->source.file = source_name(s);
	return true;
}

/* 'dir/' and 'dir' are the same source. */
static char *without_slash(struct arena *a, const char *path)
{
	size_t n = strlen(path);

	while (n > 1 && path[n - 1] == '/')
		n--;
	return arena_strndup(a, path, n);
}

/* What the source is, and its bytes or cells; NULL and findings when it cannot be read. */
static const struct source_reader *open_source(struct arena *a, struct source_file *s,
					       struct diag_list *dl)
{
	const struct source_reader *reader = readers;

	file_remember(a, s->path, NULL); /* what is read twice is the same */
	if (is_nameless(s->path) && !file_take_input(a, s->path, dl))
		return NULL;
	enum file_kind kind = file_look(a, s->path, dl);

	if (kind == FILE_UNKNOWN)
		return NULL;
	if (kind != FILE_FOLDER) {
		if (!(s->bytes = file_read(a, s->path, &s->len, dl)))
			return NULL;
		s->sha256 = hash_sha256(a, s->bytes, s->len);
	}
	while (!reader->is(s))
		reader++;
	return !reader->load || reader->load(a, s, dl) ? reader : NULL;
}

bool import_grid(struct arena *a, const char *path, struct grid *out, struct diag_list *dl)
{
	struct source_file s = {.path = without_slash(a, path)};

	if (!open_source(a, &s, dl))
		return false;
	*out = s.grid;
	if (s.grid.sheets.n)
		return true;
	diag_add(dl, DIAG_NO_TABLE, NULL, path, "");
	return false;
}

bool import_tables(struct arena *a, const char *path, const struct import_profiles *profiles,
		   struct import *out, struct diag_list *dl)
{
	struct source_file s = {.path = without_slash(a, path)};
	const struct source_reader *reader = open_source(a, &s, dl);

	if (!reader)
		return false;
	if (!s.grid.sheets.n) {
		diag_add(dl, DIAG_NO_TABLE, NULL, path, "");
		return false;
	}
	return find_with_profiles(a, reader, &s, profiles, out, dl);
}

bool import_source(struct arena *a, const char *path, const struct import_profiles *profiles,
		   const struct risk_register *standing, struct import *out, struct diag_list *dl)
{
	struct source_file s = {.path = without_slash(a, path)};
	const struct source_reader *reader = open_source(a, &s, dl);

	if (!reader || !(reader->find ? read_with_profiles(a, reader, &s, profiles, standing, out, dl)
			   : read_own(a, &s, standing, out, dl)))
		return false;
	out->reg->id = "register";
	out->reg->file = path;
	return true;
}
