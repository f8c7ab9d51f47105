/* SPDX-License-Identifier: MIT
 *
 * The PDF renderer: lays the tree out on sheets, then prints them.
 */
#include "render/formats.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "render/pdf_layout.h"
#include "render/pdf_print.h"

/* Midnight UTC of the document's date when no time was given. */
static long long epoch_of(const struct render_context *rc, const struct doc *d)
{
	struct tm tm = {.tm_mday = 1, .tm_year = 100};

	if (rc->epoch >= 0)
		return rc->epoch;
	if (d->date && sscanf(d->date, "%4d-%2d-%2d", &tm.tm_year, &tm.tm_mon, &tm.tm_mday) == 3) {
		tm.tm_year -= 1900;
		tm.tm_mon -= 1;
	}
	return (long long)timegm(&tm);
}

/* The colour space stands at byte 16 of a profile (ICC.1:2010, 7.2). */
static const char *read_profile(struct arena *a, const struct render_context *rc, size_t *len)
{
	struct diag_list silent = {0};
	const char *bytes = file_read(a, rc->style->profile_file, len, &silent);

	if (bytes && *len > 128 && memcmp(bytes + 16, "RGB ", 4) == 0)
		return bytes;
	diag_add(rc->dl, DIAG_MISSING_PROFILE, NULL, rc->style->profile_file, rc->style->profile_package);
	return NULL;
}

static bool print(struct press *p, const struct render_context *rc, const char *path)
{
	size_t len;
	const char *profile = read_profile(p->arena, rc, &len);

	if (faces_failed(p->faces) || !profile)
		return false;
	const char *why = print_paper(p, epoch_of(rc, p->doc), profile, len, path);

	if (why)
		diag_add(rc->dl, DIAG_CANNOT_WRITE, NULL, render_place(rc, path), why);
	return !why;
}

static bool render(const struct render_context *rc, const struct doc *d, const char *path, struct render_result *result)
{
	struct arena *a = arena_new(); /* sheets are large: they go before the next document */
	struct press *p = layout_document(a, rc->style, d, rc->dl);
	bool ok = print(p, rc, path);

	result->pages = p->paper->sheets.n;
	layout_close(p);
	arena_free(a);
	return ok;
}

const struct renderer render_pdf = {.name = "pdf", .ending = "pdf", .render = render};
