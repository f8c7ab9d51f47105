/* SPDX-License-Identifier: MIT
 *
 * The PDF renderer: lays the tree out on sheets, then prints them.
 */
#include "render/formats.h"

#include <stdio.h>
#include <time.h>

#include "render/pdf_blocks.h"
#include "render/pdf_front.h"
#include "render/pdf_page.h"
#include "render/pdf_print.h"
#include "render/style.h"

/* The first page is upright when it holds contents, unless all parts lie on their side. */
static bool first_is_landscape(const struct doc *d, bool contents)
{
	bool all = d->first != NULL;

	for (const struct doc_node *part = d->first; part; part = part->next)
		all = all && part->landscape;
	return contents ? all : d->first && d->first->landscape;
}

static void lay_out(struct press *p)
{
	bool contents = front_wants_contents(p->doc), begun = true;
	struct front front = {0};

	press_new_page(p, first_is_landscape(p->doc, contents));
	front_set_title(p);
	if (contents)
		front_set_contents(p, &front);
	for (const struct doc_node *part = p->doc->first; part; part = part->next) {
		if (!begun || (contents && p->doc->n > 1) || part->landscape != p->landscape)
			press_new_page(p, part->landscape);
		begun = false;
		blocks_set_part(p, part);
	}
	front_number(p, &front);
	press_run(p);
}

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

static bool print(struct press *p, const struct render_context *rc, const char *path)
{
	if (faces_failed(p->faces))
		return false;
	const char *why = print_paper(p, epoch_of(rc, p->doc), path);

	if (why)
		diag_add(rc->dl, DIAG_CANNOT_WRITE, NULL, path, why);
	return !why;
}

static bool render(const struct render_context *rc, const struct doc *d, const char *path, struct render_result *result)
{
	struct arena *a = arena_new(); /* sheets are large: they go before the next document */
	struct press p = {.arena = a, .style = rc->style, .doc = d, .faces = faces_open(a, rc->style, d->id ? d->id : "", rc->dl)};

	p.paper = paper_new(a);
	p.setter = (struct line_setter){a, p.faces, breaker_open()};
	lay_out(&p);
	bool ok = print(&p, rc, path);

	result->pages = p.paper->sheets.n;
	breaker_close(p.setter.breaker);
	faces_close(p.faces);
	arena_free(a);
	return ok;
}

const struct renderer render_pdf = {.name = "pdf", .ending = "pdf", .render = render};
