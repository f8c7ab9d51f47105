/* SPDX-License-Identifier: MIT
 *
 * The order of a document: title, contents, parts, then the numbers in the contents and the running
 * lines, which need to know how many pages there are.
 */
#include "page/layout.h"

#include <stdint.h>

#include "page/front.h"
#include "page/parts.h"
#include "page/running.h"
#include "page/tags.h"

/* The first page lies on its side with the part that stands on it, or when all parts do. */
static bool first_is_landscape(const struct doc *d, bool part_below)
{
	bool all = d->first != NULL;

	for (const struct doc_node *part = d->first; part; part = part->next)
		all = all && part->landscape;
	return all || (part_below && d->first && d->first->landscape);
}

static void set_document(struct page_setter *p)
{
	enum front_contents contents = front_wants_contents(p->doc);
	bool first_below = contents != FRONT_CONTENTS || p->doc->n == 1;
	struct front front = {0};

	tag_open(p, TAG_DOCUMENT);
	p->foot = first_below && p->doc->first ? p->doc->first->foot : NULL;
	p->paper = first_below && p->doc->first ? parts_choose_paper(p, p->doc->first) : NULL;
	page_begin(p, first_is_landscape(p->doc, first_below));
	front_set_title(p);
	p->held = SIZE_MAX;
	if (contents != FRONT_NO_CONTENTS)
		front_set_contents(p, &front);
	p->held = contents == FRONT_NO_CONTENTS ? 0 : p->pages->all.n;
	parts_set(p, first_below);
	front_number(p, &front);
	running_set(p);
}

struct page_setter *layout_document(struct arena *a, const struct style *s, const struct doc *d,
				    const struct page_sink *sink, struct diag_list *dl)
{
	struct page_setter *p = arena_alloc(a, sizeof *p);

	*p = (struct page_setter){.arena = a,
				  .style = s,
				  .doc = d,
				  .faces = faces_open(a, s, d->id ? d->id : "", dl),
				  .pages = pages_new(a, sink != NULL),
				  .sink = sink};
	p->setter = (struct line_setter){.arena = a, .faces = p->faces, .breaker = breaker_open()};
	set_document(p);
	return p;
}

void layout_close(struct page_setter *p)
{
	pages_close(p->pages);
	breaker_close(p->setter.breaker);
	faces_close(p->faces);
}
