/* SPDX-License-Identifier: MIT
 *
 * The reader of CSV files (RFC 4180, as Excel writes them) in whatever encoding decode.h finds:
 * commas, semicolons or tabs; quoted fields with line breaks and doubled quotation marks. A first
 * line 'sep=;' is obeyed, as Excel does.
 */
#include "import/grid.h"

#include <string.h>

#include "base/file.h"
#include "base/intl.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "import/decode.h"

/* Enough lines to see which separator a file uses. */
enum { PEEK_LINES = 50 };

struct csv_scan {
	struct arena *arena;
	const char *path, *at;
	char separator;
	size_t line;       /* 1-based, of `at` */
	size_t cells;
	struct strbuf field;
	VEC(const char *) row;
	struct grid_sheet *sheet;
	struct diag_list *dl;
};

/* The separator found most often outside of quotation marks; a comma when there is none. */
static char find_separator(const char *s)
{
	static const char candidates[] = ",\t;";
	size_t count[3] = {0}, best = 0;
	bool quoted = false;

	for (int lines = 0; *s && lines < PEEK_LINES; s++) {
		const char *hit = quoted ? NULL : strchr(candidates, *s);

		quoted ^= *s == '"';
		lines += *s == '\n';
		if (hit)
			count[hit - candidates]++;
	}
	for (size_t i = 1; i < 3; i++)
		if (count[i] > count[best])
			best = i;
	return candidates[best];
}

static bool refuse(struct csv_scan *s, size_t line, const char *why)
{
	diag_add(s->dl, DIAG_BAD_CSV, NULL, arena_printf(s->arena, "%s:%zu", s->path, line), why);
	return false;
}

static bool at_line_end(const struct csv_scan *s)
{
	return *s->at == '\n' || *s->at == '\r' || *s->at == '\0';
}

static void take_line_end(struct csv_scan *s)
{
	if (!*s->at)
		return;
	s->at += *s->at == '\r' && s->at[1] == '\n' ? 2 : 1;
	s->line++;
}

/* At the opening mark. */
static bool scan_quoted(struct csv_scan *s)
{
	size_t line = s->line;

	for (s->at++;;) {
		size_t n = strcspn(s->at, "\"\r\n");

		strbuf_add_bytes(&s->field, s->at, n);
		s->at += n;
		if (!*s->at)
			return refuse(s, line,
				      _("a quotation mark is opened here and never closed"));
		if (*s->at != '"') {
			take_line_end(s);
			strbuf_add_char(&s->field, '\n');
		} else if (s->at[1] == '"') {
			strbuf_add_char(&s->field, '"');
			s->at += 2;
		} else {
			s->at++;
			return true;
		}
	}
}

static bool scan_field(struct csv_scan *s)
{
	const char stop[] = {s->separator, '\r', '\n', '\0'};

	s->field.len = 0;
	s->field.text[0] = '\0';
	if (*s->at == '"' && !scan_quoted(s))
		return false;
	size_t n = strcspn(s->at, stop); /* the whole field, or what stands behind a closing mark */

	strbuf_add_bytes(&s->field, s->at, n);
	s->at += n;
	*vec_push(s->arena, &s->row) =
		s->field.len ? arena_strndup(s->arena, s->field.text, s->field.len) : NULL;
	return s->row.n <= GRID_COLUMNS ||
	       refuse(s, s->line, _("a row has more fields than a sheet has columns"));
}

static bool keep_row(struct csv_scan *s, size_t number)
{
	s->cells += s->row.n;
	if (s->cells > GRID_CELLS) {
		diag_add(s->dl, DIAG_TOO_LARGE, NULL, s->path, _("the number of cells"),
			 arena_printf(s->arena, "%d", GRID_CELLS));
		return false;
	}
	struct grid_row *row = vec_push(s->arena, &s->sheet->rows);

	*row = (struct grid_row){.n = s->row.n, .number = number};
	row->cells = arena_alloc(s->arena, row->n * sizeof *row->cells);
	memcpy(row->cells, s->row.at, row->n * sizeof *row->cells);
	return true;
}

static bool scan_row(struct csv_scan *s)
{
	size_t number = s->line;

	s->row.n = 0;
	for (;;) {
		if (!scan_field(s))
			return false;
		if (at_line_end(s))
			break;
		s->at++;
	}
	take_line_end(s);
	return keep_row(s, number);
}

static void obey_separator_line(struct csv_scan *s)
{
	if (!text_starts(s->at, "sep=") || !s->at[4] || !strchr("\r\n", s->at[5]))
		return;
	s->separator = s->at[4];
	s->at += 5;
	take_line_end(s);
}

bool grid_read_csv(struct arena *a, const char *path, struct grid *grid, struct diag_list *dl)
{
	struct grid_sheet sheet = {.name = file_stem(a, path),
				   .file = arena_strdup(a, file_name(path)),
				   .is_text = true};
	size_t len;
	const char *bytes = file_read(a, path, &len, dl),
		   *text = bytes ? decode_text(a, path, bytes, len, dl) : NULL;

	if (!text)
		return false;
	struct csv_scan s = {.arena = a,
			     .path = path,
			     .at = text,
			     .separator = find_separator(text),
			     .line = 1,
			     .sheet = &sheet,
			     .dl = dl,
			     .field = strbuf_new(a)};

	obey_separator_line(&s);
	while (*s.at)
		if (!scan_row(&s))
			return false;
	*vec_push(a, &grid->sheets) = sheet;
	return true;
}
