/* SPDX-License-Identifier: MIT
 *
 * The PDF renderer: lays the tree out on pages, reads the profile of their colours, and prints
 * them. What a document needs lives in an arena of its own: pages are many, and go before those of
 * the next document come.
 */
#include "render/formats.h"

#include <string.h>

#include "base/file.h"
#include "base/intl.h"
#include "page/layout.h"
#include "pdf/print.h"

enum { PROFILE_HEAD = 128 };

static size_t size_of(const char *profile)
{
	const unsigned char *b = (const unsigned char *)profile;

	return (size_t)b[0] << 24 | (size_t)b[1] << 16 | (size_t)b[2] << 8 | b[3];
}

/*
 * A profile begins with its size; the colour space stands at byte 16, the signature of all profiles
 * at 36 (ICC.1:2010, 7.2).
 */
static const char *read_profile(struct arena *a, const struct render_context *rc, size_t *len)
{
	const char *bytes = file_read(a, rc->style->profile_file, len, diag_new(a));

	if (bytes && *len > PROFILE_HEAD && size_of(bytes) == *len &&
	    memcmp(bytes + 16, "RGB ", 4) == 0 && memcmp(bytes + 36, "acsp", 4) == 0)
		return bytes;
	diag_add(rc->dl, DIAG_MISSING_PROFILE, NULL, rc->style->profile_file,
		 rc->style->profile_package);
	return NULL;
}

static bool save(struct page_printing *pr, struct page_setter *p, const struct render_context *rc,
		 const char *path)
{
	size_t len;
	const char *profile = read_profile(p->arena, rc, &len);

	if (faces_failed(p->faces) || !profile)
		return false;
	const char *why = print_pages(pr, p, render_epoch(rc, p->doc), profile, len, path);

	if (why)
		diag_add(rc->dl, DIAG_CANNOT_WRITE, NULL, render_place(rc, path), why);
	/* a font that cannot be cut is noticed late, and told */
	return !why && !faces_failed(p->faces);
}

static bool render(const struct render_context *rc, const struct doc *d, const char *path,
		   struct render_result *result)
{
	struct arena *a = arena_new_below(rc->arena);
	struct page_printing *pr = print_open(a);
	const struct page_sink sink = {print_full_page, pr};
	bool ok = false;

	if (pr) {
		struct page_setter *p = layout_document(a, rc->style, d, &sink, rc->dl);

		ok = save(pr, p, rc, path);
		result->count = p->pages->all.n;
		layout_close(p);
	} else {
		diag_add(rc->dl, DIAG_CANNOT_WRITE, NULL, render_place(rc, path), "libharu");
	}
	print_close(pr);
	arena_free(a);
	return ok;
}

const struct renderer render_pdf = {.name = "pdf",
				    .ending = "pdf",
				    .line = {NP_("%s: %zu page", "%s: %zu pages")},
				    .render = render};
