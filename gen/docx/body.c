/* SPDX-License-Identifier: MIT
 *
 * One table of functions, by kind of node, walks the tree as page/blocks.c does; indents and titles
 * are those of pages.
 */
#include "docx/body.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "doc/article_run.h"
#include "docx/maker.h"
#include "page/blocks.h"
#include "page/front.h"
#include "page/para.h"
#include "page/parts.h"
#include "render/paper.h"

static const double item_gap = 0.4, article_indent = 1.6, least_hang = 1.5; /* em */

/* Where in the text the nodes stand. */
struct body_place {
	struct docx_maker *m;
	double indent;     /* points */
	const char *style; /* of paragraphs here */
	const char *key;   /* that bookmarks of paragraphs or items here begin with; NULL: none */
	bool noted;        /* a note or signatures stand below */
};

typedef void add_node(const struct body_place *at, const struct doc_node *node);

static add_node add_children;

static void add_title(const struct body_place *at, const struct doc_node *node, const char *style)
{
	struct docx_maker *m = at->m;
	const char *title = blocks_title(m->a, node);

	if (!title) {
		maker_mark(m, node->id);
		return;
	}
	const char *mark = maker_title_mark(m, node);

	if (!map_get(m->taken, mark)) {
		map_set(m->taken, mark, m);
		*vec_push(m->a, &m->waiting) = mark;
	}
	struct docx_paragraph p = maker_paragraph(m, node->role ? node->role : style, node);

	p.keeps = true;
	maker_add_words(m, &p, title, NULL, 0, node->link);
	maker_put(m, p);
}

static void add_heading(const struct body_place *at, const struct doc_node *node)
{
	static const char *const styles[] = {"heading-1", "heading-2", "heading-3"};
	int level = node->level < 1 ? 1 : node->level > 3 ? 3 : node->level;

	add_title(at, node, styles[level - 1]);
}

/* As talks/ makes the keys of 項. */
static const char *article_key(const struct doc_node *article)
{
	if (article->origin && article->origin->key &&
	    text_equal(article->origin->kind, "clause"))
		return article->origin->key;
	return article->id;
}

static void add_article(const struct body_place *at, const struct doc_node *node)
{
	struct body_place inside = *at;

	add_title(at, node, "article");
	inside.style = "paragraph";
	inside.indent += article_indent * style_look(at->m->rc->style, "paragraph")->size;
	inside.key = article_key(node);
	add_children(&inside, node);
}

/* A number that is wider than the room it hangs in moves the text to the right. */
static void add_labelled(const struct body_place *at, const struct doc_node *node, const char *style,
			 double left, double hang)
{
	struct docx_maker *m = at->m;
	const struct look *look = style_look(m->rc->style, style);
	bool numbered = !text_empty(node->label);
	double need = numbered ? para_width(m->fonts, node->label, look) + item_gap * look->size
			       : 0;
	struct docx_paragraph p = maker_paragraph(m, style, node);

	p.left = left + fmax(0, need - hang);
	p.hang = numbered ? fmax(hang, need) : 0;
	p.keeps = render_leads_on(node) || (at->noted && !node->first);
	maker_add_label(m, &p, node->label);
	maker_add_words(m, &p, node->text, node->spans, node->n_spans, node->link);
	maker_put(m, p);
}

static const char *paragraph_key(const struct body_place *at, const struct doc_node *node)
{
	return at->key ? arena_printf(at->m->a, "%s/%d", at->key, article_run_paragraph(node))
		       : node->id;
}

static void add_paragraph(const struct body_place *at, const struct doc_node *node)
{
	struct body_place inside = *at;

	inside.key = paragraph_key(at, node);
	if (node->text) {
		maker_mark(at->m, inside.key);
		maker_mark(at->m, node->id);
		add_labelled(at, node, node->role ? node->role : at->style, at->indent,
			     at->indent);
	}
	add_children(&inside, node);
}

static double list_hang(struct docx_maker *m, const struct doc_node *list,
			const struct look *look)
{
	double hang = least_hang * look->size;

	for (const struct doc_node *item = list->first; item; item = item->next)
		if (item->label)
			hang = fmax(hang, para_width(m->fonts, item->label, look) +
						  item_gap * look->size);
	return hang;
}

static void add_item(const struct body_place *at, const struct doc_node *item, double hang)
{
	struct body_place inside = *at;

	inside.key = at->key && item->label
			     ? arena_concat(at->m->a, at->key, item->label, (char *)NULL)
			     : NULL;
	maker_mark(at->m, inside.key);
	maker_mark(at->m, item->id);
	inside.noted = at->noted && !item->next;
	add_labelled(&inside, item, item->role ? item->role : "item", inside.indent, hang);
	add_children(&inside, item);
}

/* All items of a list have the same indent, that of the widest number. */
static void add_list(const struct body_place *at, const struct doc_node *node)
{
	const struct look *look = style_look(at->m->rc->style, "item");
	double hang = list_hang(at->m, node, look);
	struct body_place inside = *at;

	inside.indent = fmin(at->indent + hang, at->m->width / 2);
	inside.style = "item";
	for (const struct doc_node *item = node->first; item; item = item->next)
		add_item(&inside, item, hang);
}

static void add_note(const struct body_place *at, const struct doc_node *node)
{
	maker_mark(at->m, node->id);
	add_labelled(at, node, node->role ? node->role : "note", at->indent, 0);
}

static void add_table(const struct body_place *at, const struct doc_node *node)
{
	maker_mark(at->m, node->id);
	maker_add_table(at->m, node);
}

static void add_box(const struct body_place *at, const struct doc_node *node)
{
	struct docx_paragraph p;

	if (text_empty(node->text))
		return;
	p = maker_paragraph(at->m, "figure", node);
	maker_add_words(at->m, &p, node->text, NULL, 0, NULL);
	maker_put(at->m, p);
}

/* Points of a page that a figure's heading takes. */
static const double above_figure = 48;

static const double figure_dots = 200;

static struct docx_picture *draw_figure(struct docx_maker *m, const struct doc_node *node)
{
	struct picture picture;
	struct docx_picture *out = arena_alloc(m->a, sizeof *out);

	if (!m->pictures)
		m->pictures = picture_open(m->a, m->rc, m->doc);
	picture_limit(m->pictures, m->height - above_figure);
	if (!picture_png(m->pictures, node, m->width, figure_dots, &picture))
		return NULL;
	*out = (struct docx_picture){.png = picture.bytes,
				     .len = picture.len,
				     .width = picture.width,
				     .height = picture.height,
				     .alt = maker_clean(m, picture.alt)};
	return out;
}

/* One that was read back from an edition has no places: its boxes say what it said. */
static void add_figure(const struct body_place *at, const struct doc_node *node)
{
	struct docx_maker *m = at->m;

	if (!picture_can_be_made(node)) {
		add_children(at, node);
		return;
	}
	maker_mark(m, node->id);
	struct docx_paragraph p = maker_paragraph(m, "figure", node);

	p.picture = draw_figure(m, node);
	m->body->broken = m->body->broken || !p.picture;
	maker_put(m, p);
}

static void add_page_break(const struct body_place *at, const struct doc_node *node)
{
	(void)node;
	at->m->breaks = true;
}

static add_node *const adders[DOC__MAX] = {
	[DOC_PART] = add_children,   [DOC_HEADING] = add_heading,
	[DOC_ARTICLE] = add_article, [DOC_PARAGRAPH] = add_paragraph,
	[DOC_LIST] = add_list,       [DOC_ITEM] = add_paragraph,
	[DOC_TABLE] = add_table,     [DOC_ROW] = add_paragraph,
	[DOC_CELL] = add_paragraph,  [DOC_KEY_VALUE] = add_table,
	[DOC_SIGNATURE] = add_table, [DOC_NOTE] = add_note,
	[DOC_FIGURE] = add_figure,   [DOC_BOX] = add_box,
	[DOC_LINE] = add_box,        [DOC_PAGE_BREAK] = add_page_break,
};

static bool keeps_next(const struct doc_node *child)
{
	const struct doc_node *next = child->next;

	return next->kind == DOC_NOTE || next->kind == DOC_SIGNATURE;
}

static void add_children(const struct body_place *at, const struct doc_node *node)
{
	struct body_place here = *at;

	/* a part that opens with a break begins a page already */
	for (const struct doc_node *child = doc_part_breaks(node) ? node->first->next : node->first;
	     child; child = child->next) {
		here.noted = child->next ? keeps_next(child) : at->noted;
		adders[child->kind](&here, child);
	}
}

static struct docx_setup setup_of(struct docx_maker *m, const struct doc_node *part)
{
	const char *paper = parts_choose_paper(m->fonts, part);

	return (struct docx_setup){
		.paper = paper ? paper : m->doc->paper ? m->doc->paper : "A4",
		.landscape = part->landscape,
		.foot = text_empty(part->foot) ? NULL : maker_clean(m, part->foot)};
}

static const struct docx_setup *last_setup(const struct docx_maker *m)
{
	for (size_t i = m->body->all.n; i-- > 0;)
		if (m->body->all.at[i].kind == DOCX_SETUP)
			return &m->body->all.at[i].setup;
	return NULL;
}

/* Pages of that make begin, unless those under way are of it. */
static void begin_setup(struct docx_maker *m, struct docx_setup next, bool goes_on)
{
	const struct docx_setup *now = last_setup(m);
	const struct paper sheet = paper_of(m->rc->style, next.paper, next.landscape);
	bool same_paper = now && text_equal(now->paper, next.paper) &&
			  now->landscape == next.landscape,
	     same = same_paper && text_equal(now->foot, next.foot);

	m->width = (sheet.width - sheet.left - sheet.right) * paper_mm;
	m->height = (sheet.height - sheet.top - sheet.bottom) * paper_mm;
	next.goes_on = goes_on && same_paper;
	m->breaks = same && !goes_on;
	if (same)
		return;
	struct docx_block *block = vec_push(m->a, &m->body->all);

	block->kind = DOCX_SETUP;
	block->setup = next;
}

static void add_part(struct docx_maker *m, const struct doc_node *part)
{
	const struct body_place at = {.m = m, .style = "body"};

	if (blocks_is_whole(m->doc, part))
		maker_mark(m, part->id);
	else
		add_title(&at, part, "part");
	add_children(&at, part);
}

static bool all_landscape(const struct doc *d)
{
	bool all = d->first != NULL;

	for (const struct doc_node *part = d->first; part; part = part->next)
		all = all && part->landscape;
	return all;
}

/* The first part stands below the title, unless contents fill that page. */
static bool first_below(const struct doc *d)
{
	return d->first && !doc_part_breaks(d->first) &&
	       (d->n == 1 || front_wants_contents(d) != FRONT_CONTENTS);
}

static void add_document(struct docx_maker *m)
{
	const struct doc *d = m->doc;
	bool below = first_below(d);
	struct docx_setup front = {.paper = d->paper ? d->paper : "A4",
				   .landscape = all_landscape(d)};

	begin_setup(m, below ? setup_of(m, d->first) : front, false);
	maker_add_front(m);
	for (const struct doc_node *part = d->first; part; part = part->next) {
		begin_setup(m, setup_of(m, part), part == d->first ? below : part->follows);
		add_part(m, part);
	}
}

struct docx_body *docx_body_of(struct arena *a, const struct render_context *rc,
			       const struct doc *d)
{
	struct arena *scratch = arena_new_below(a);
	struct page_setter fonts = {.arena = scratch,
				    .style = rc->style,
				    .doc = d,
				    .faces = faces_open(scratch, rc->style, d->id ? d->id : "",
							diag_new(scratch)),
				    .pages = pages_new(scratch, false)};
	struct docx_maker m = {.a = a, .rc = rc, .doc = d, .fonts = &fonts, .taken = map_new(a)};

	fonts.setter = (struct line_setter){
		.arena = scratch, .faces = fonts.faces, .breaker = breaker_open()};
	m.body = arena_alloc(a, sizeof *m.body);
	add_document(&m);
	if (m.pictures)
		picture_close(m.pictures);
	breaker_close(fonts.setter.breaker);
	faces_close(fonts.faces);
	arena_free(scratch);
	return m.body;
}
