/* SPDX-License-Identifier: MIT
 *
 * Laying a document out; see the header.
 */
#include "render/pdf_layout.h"

#include "render/pdf_blocks.h"
#include "render/pdf_front.h"

/* The first page is upright when it holds contents, unless all parts lie on their side. */
static bool first_is_landscape(const struct doc *d, bool contents)
{
	bool all = d->first != NULL;

	for (const struct doc_node *part = d->first; part; part = part->next)
		all = all && part->landscape;
	return contents ? all : d->first && d->first->landscape;
}

/* A part starts a page; the only one, or the first without contents, goes below the title. */
static void set_parts(struct press *p, bool contents)
{
	for (const struct doc_node *part = p->doc->first; part; part = part->next) {
		bool below_title = part == p->doc->first && (!contents || p->doc->n == 1);

		if (!below_title || part->landscape != p->landscape)
			press_new_page(p, part->landscape);
		blocks_set_part(p, part);
	}
}

static void set_document(struct press *p)
{
	bool contents = front_wants_contents(p->doc);
	struct front front = {0};

	press_new_page(p, first_is_landscape(p->doc, contents));
	front_set_title(p);
	if (contents)
		front_set_contents(p, &front);
	set_parts(p, contents);
	front_number(p, &front);
	press_run(p);
}

struct press *layout_document(struct arena *a, const struct style *s, const struct doc *d, struct diag_list *dl)
{
	struct press *p = arena_alloc(a, sizeof *p);

	*p = (struct press){.arena = a, .style = s, .doc = d, .faces = faces_open(a, s, d->id ? d->id : "", dl), .paper = paper_new(a)};
	p->setter = (struct line_setter){a, p->faces, breaker_open()};
	set_document(p);
	return p;
}

void layout_close(struct press *p)
{
	breaker_close(p->setter.breaker);
	faces_close(p->faces);
}
