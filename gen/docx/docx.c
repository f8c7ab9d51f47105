/* SPDX-License-Identifier: MIT
 *
 * The DOCX renderer: a body is made of the tree and printed part by part; the package is looked at
 * as a whole before its bytes become the file.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/intl.h"
#include "docx/body.h"
#include "docx/printing.h"
#include "package/package_check.h"
#include "render/formats.h"

/* [Content_Types].xml stands first, where programs that tell files by their beginning look. */
static void bring_types_forward(struct docx_printing *pr)
{
	size_t last = pr->parts.all.n - 1;
	const struct package_part types = pr->parts.all.at[last];

	memmove(pr->parts.all.at + 1, pr->parts.all.at, last * sizeof types);
	pr->parts.all.at[0] = types;
}

static const char *write_file(const struct package *p, const char *path)
{
	FILE *f = fopen(path, "wb");
	bool ok = f && fwrite(p->bytes, 1, p->len, f) == p->len;

	if (f && fclose(f) != 0)
		ok = false;
	return ok ? NULL : strerror(errno);
}

bool docx_print(const struct render_context *rc, const struct doc *d, const struct docx_body *body,
		const struct docx_revision *revision, const char *path)
{
	if (body->broken)
		return false;
	struct arena *a = arena_new_below(rc->arena);
	struct docx_printing pr = {.a = a,
				   .rc = rc,
				   .doc = d,
				   .body = body,
				   .revision = revision,
				   .links = map_new(a)};
	struct package p;
	const char *why;

	printing_document(&pr);
	printing_about(&pr);
	bring_types_forward(&pr);
	if (!package_print(a, &pr.parts, &p))
		why = "libzip";
	else if (!(why = package_check(a, &p, NULL, 0)))
		why = write_file(&p, path);
	if (why)
		diag_add(rc->dl, DIAG_CANNOT_WRITE, NULL, render_place(rc, path), why);
	arena_free(a);
	return !why;
}

static size_t count_paragraphs(const struct docx_body *body)
{
	size_t n = 0;

	for (size_t i = 0; i < body->all.n; i++)
		n += body->all.at[i].kind == DOCX_PARAGRAPH;
	return n;
}

static bool render(const struct render_context *rc, const struct doc *d, const char *path,
		   struct render_result *result)
{
	struct arena *a = arena_new_below(rc->arena);
	const struct docx_body *body = docx_body_of(a, rc, d);
	bool ok = docx_print(rc, d, body, NULL, path);

	result->count = count_paragraphs(body);
	arena_free(a);
	return ok;
}

const struct renderer render_docx = {
	.name = "docx",
	.ending = "docx",
	.line = {NP_("%s: %zu paragraph", "%s: %zu paragraphs")},
	.render = render};
