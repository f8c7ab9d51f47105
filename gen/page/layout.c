/* SPDX-License-Identifier: MIT
 *
 * The order of a document: title, contents, parts, then the numbers in the contents and the running
 * lines, which need to know how many pages there are.
 */
#include "page/layout.h"

#include <stdint.h>

#include "base/text.h"
#include "page/blocks.h"
#include "page/columns.h"
#include "page/front.h"
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

/* share of its last page that contents leave for the first part to begin there */
static const double worth = 0.5;

/* The same for a part that follows another, and the white between them in points. */
static const double worth_following = 0.2, white_between = 24;

/*
 * The first part below long contents: where these end on an almost empty page, and the part takes
 * the same paper, unless it asks for a page of its own.
 */
static bool follows_contents(struct page_setter *p, const struct doc_node *part, const char *paper)
{
	return !doc_part_breaks(part) && part->landscape == p->landscape &&
	       (!paper || text_equal(paper, p->doc->paper)) && page_go_on(p, worth);
}

/* That of the part; where a table has no room there, because its columns are many, A3. */
static const char *choose_paper(struct page_setter *p, const struct doc_node *part)
{
	double width = page_width(p, part->paper, part->landscape);

	for (const struct doc_node *node = part->first; node && !part->paper; node = node->next)
		if (node->kind == DOC_TABLE && !columns_have_room(p, node, width))
			return "A3";
	return part->paper;
}

static bool is_same_paper(const struct page_setter *p, const char *one, const char *other)
{
	return text_equal(one ? one : p->doc->paper, other ? other : p->doc->paper);
}

/* Below the part before it, where that has the same paper and foot and leaves room. */
static bool follows_part(struct page_setter *p, const struct doc_node *part, const char *paper,
			 const char *foot)
{
	if (!part->follows || doc_part_breaks(part) || part->landscape != p->landscape ||
	    !is_same_paper(p, p->paper, paper) || !text_equal(p->foot, foot) ||
	    !page_go_on(p, worth_following))
		return false;
	page_owe(p, white_between);
	return true;
}

/*
 * A part starts a page, but for one that follows another, and for the first where there is room for
 * it below the title or the contents.
 */
static bool begins_page(struct page_setter *p, const struct doc_node *part, bool first_below,
			const char *paper, const char *foot)
{
	if (part != p->doc->first)
		return !follows_part(p, part, paper, foot);
	return first_below ? part->landscape != p->landscape : !follows_contents(p, part, p->paper);
}

static void set_parts(struct page_setter *p, bool first_below)
{
	for (const struct doc_node *part = p->doc->first; part; part = part->next) {
		const char *paper = p->paper, *foot = p->foot;

		p->foot = part->foot;
		if (part != p->doc->first || !first_below)
			p->paper = choose_paper(p, part);
		if (begins_page(p, part, first_below, paper, foot))
			page_begin(p, part->landscape);
		blocks_set_part(p, part);
	}
}

static void set_document(struct page_setter *p)
{
	enum front_contents contents = front_wants_contents(p->doc);
	bool first_below = contents != FRONT_CONTENTS || p->doc->n == 1;
	struct front front = {0};

	tag_open(p, TAG_DOCUMENT);
	p->foot = first_below && p->doc->first ? p->doc->first->foot : NULL;
	p->paper = first_below && p->doc->first ? choose_paper(p, p->doc->first) : NULL;
	page_begin(p, first_is_landscape(p->doc, first_below));
	front_set_title(p);
	p->held = SIZE_MAX;
	if (contents != FRONT_NO_CONTENTS)
		front_set_contents(p, &front);
	p->held = contents == FRONT_NO_CONTENTS ? 0 : p->pages->all.n;
	set_parts(p, first_below);
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
