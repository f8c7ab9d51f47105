/* SPDX-License-Identifier: MIT
 *
 * All lines of a block are broken first, so that its height is known and it is set whole: label,
 * value with the line to write on, and the mark for a seal at fixed places, in em of the look.
 */
#include "page/signature.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "page/para.h"
#include "page/tags.h"
#include "render/table.h"

/* of the signature's look */
static const double indent_em = 2, label_em = 9, value_em = 28, mark_em = 6;

/* A line of the block, broken to its place but not placed yet. */
struct signature_entry {
	const struct doc_node *row;
	const struct look *look;
	/* mark: what stands at the right end of the value's line, the place of a seal */
	struct lines label, value, mark;
	bool party, ruled;               /* ruled: a line to write on */
	double height;
};

struct signature_block {
	VEC(struct signature_entry) entries;
	double height;
};

static bool is_party(const struct doc_node *row)
{
	return text_equal(row->role, "party");
}

static double value_measure(const struct page_setter *p, const struct look *look)
{
	return fmin(value_em * look->size,
		    p->right - p->left - (indent_em + label_em + mark_em) * look->size - 4);
}

static void break_text(struct page_setter *p, const char *text, const struct look *look,
		       double measure, struct lines *out)
{
	lines_break(&p->setter, text, look->face, look->size, measure, LINE_LABEL, out);
}

static struct signature_entry make_entry(struct page_setter *p, const struct doc_node *row)
{
	struct signature_entry e = {.row = row, .party = is_party(row)};
	const struct doc_node *value = row->first ? row->first->next : NULL;
	const char *mark,
		*label = table_split_label(p->arena, row->first ? row->first->text : NULL, &mark);

	e.look = style_look(p->style, e.party ? "party" : "signature");
	e.ruled = !e.party && (mark || !value || text_empty(value->text));
	break_text(p, label, e.look, e.party ? p->right - p->left : label_em * e.look->size - 4,
		   &e.label);
	if (!e.party)
		break_text(p, value ? value->text : NULL, e.look, value_measure(p, e.look),
			   &e.value);
	if (mark)
		break_text(p, mark, e.look, mark_em * e.look->size, &e.mark);
	size_t n = e.label.all.n > e.value.all.n ? e.label.all.n : e.value.all.n;

	e.height = e.look->before + (double)n * look_pitch(e.look) + e.look->after;
	return e;
}

static void set_lines(struct page_setter *p, const struct signature_entry *e,
		      const struct lines *lines, double x, double width, double y)
{
	for (size_t i = 0; i < lines->all.n; i++)
		para_set_line(p, &lines->all.at[i], e->look,
			      &(struct para_place){x, width,
						   y + (double)i * look_pitch(e->look) +
							   look_base(e->look),
						   .link = NULL});
}

static void set_entry(struct page_setter *p, const struct signature_entry *e, double y)
{
	double em = e->look->size, x = p->left + (e->party ? 0 : indent_em * em),
	       value = x + label_em * em;

	y += e->look->before;
	size_t outer = tag_open(p, TAG_PARAGRAPH);

	set_lines(p, e, &e->label, x, e->party ? p->right - x : label_em * em, y);
	/* first, as the tree says it */
	set_lines(p, e, &e->mark, value + value_measure(p, e->look) + 4, mark_em * em, y);
	set_lines(p, e, &e->value, value, value_measure(p, e->look), y);
	p->tag = outer;
	if (e->ruled)
		para_set_rule(p, value, y + look_base(e->look) + 2.5, value_measure(p, e->look));
}

/* A block that no page can hold is set entry by entry. */
static void set_block(struct page_setter *p, const struct signature_block *b)
{
	bool whole = b->height <= page_height(p);
	double y = whole ? page_take(p, b->height) : 0;

	for (size_t i = 0; i < b->entries.n; i++) {
		const struct signature_entry *e = &b->entries.at[i];

		if (!whole)
			y = page_take(p, e->height);
		set_entry(p, e, y);
		y += e->height;
	}
}

void signature_set(struct page_setter *p, const struct doc_node *node)
{
	struct signature_block b = {0};
	size_t outer = tag_open(p, TAG_GROUP);

	for (const struct doc_node *row = node->first; row; row = row->next) {
		page_set_origin(p, node, row);
		struct signature_entry *e = vec_push(p->arena, &b.entries);

		*e = make_entry(p, row);
		b.height += e->height;
	}
	page_owe(p, style_look(p->style, "signature")->size);
	set_block(p, &b);
	p->tag = outer;
	page_owe(p, style_look(p->style, "signature")->size);
}
