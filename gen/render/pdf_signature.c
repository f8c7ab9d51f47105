/* SPDX-License-Identifier: MIT
 *
 * Signature blocks; see the header.
 */
#include "render/pdf_signature.h"

#include <math.h>

#include "base/text.h"
#include "render/pdf_para.h"

static const double indent_em = 2, label_em = 9, value_em = 28; /* of the signature's look */

/* A line of the block, broken to its place but not placed yet. */
struct entry {
	const struct doc_node *row;
	const struct look *look;
	struct lines label, value;
	bool party, blank; /* blank: a rule to write on */
	double height;
};

struct block {
	VEC(struct entry) entries;
	double height;
};

static bool is_party(const struct doc_node *row)
{
	return text_equal(row->role, "party") || row->n == 1;
}

static double value_measure(const struct press *p, const struct look *look)
{
	return fmin(value_em * look->size, p->right - p->left - (indent_em + label_em) * look->size);
}

static void break_text(struct press *p, const struct doc_node *cell, const struct look *look, double measure, struct lines *out)
{
	lines_break(&p->setter, cell ? cell->text : NULL, look->face, look->size, measure, LINE_END_HALF, out);
}

static struct entry make_entry(struct press *p, const struct doc_node *row)
{
	struct entry e = {.row = row, .party = is_party(row)};
	const struct doc_node *value = row->first ? row->first->next : NULL;
	double all = p->right - p->left;

	e.look = style_look(p->style, e.party ? "party" : "signature");
	e.blank = !e.party && (!value || text_empty(value->text));
	break_text(p, row->first, e.look, e.party ? all : label_em * e.look->size - 4, &e.label);
	if (!e.party)
		break_text(p, value, e.look, value_measure(p, e.look), &e.value);
	size_t n = e.label.all.n > e.value.all.n ? e.label.all.n : e.value.all.n;

	e.height = e.look->before + (double)n * para_pitch(e.look) + e.look->after;
	return e;
}

static void set_lines(struct press *p, const struct entry *e, const struct lines *lines, double x, double width, double y)
{
	for (size_t i = 0; i < lines->all.n; i++)
		para_set_line(p, &lines->all.at[i], e->look,
			      &(struct para_place){x, width, y + (double)i * para_pitch(e->look) + para_base(e->look), .link = NULL});
}

static void set_entry(struct press *p, const struct entry *e, double y)
{
	double em = e->look->size, x = p->left + (e->party ? 0 : indent_em * em), value = x + label_em * em;

	y += e->look->before;
	set_lines(p, e, &e->label, x, e->party ? p->right - x : label_em * em, y);
	if (e->party)
		return;
	set_lines(p, e, &e->value, value, value_measure(p, e->look), y);
	if (e->blank)
		para_set_rule(p, value, y + para_base(e->look) + 2.5, value_measure(p, e->look));
}

/* A block that no page can hold is set entry by entry. */
static void set_block(struct press *p, const struct block *b)
{
	bool whole = b->height <= press_height(p);
	double y = whole ? press_take(p, b->height) : 0;

	for (size_t i = 0; i < b->entries.n; i++) {
		const struct entry *e = &b->entries.at[i];

		if (!whole)
			y = press_take(p, e->height);
		set_entry(p, e, y);
		y += e->height;
	}
}

void signature_set(struct press *p, const struct doc_node *node)
{
	struct block b = {0};

	for (const struct doc_node *row = node->first; row; row = row->next) {
		press_at(p, node, row);
		struct entry *e = vec_push(p->arena, &b.entries);

		*e = make_entry(p, row);
		b.height += e->height;
	}
	press_owe(p, style_look(p->style, "signature")->size);
	set_block(p, &b);
	press_owe(p, style_look(p->style, "signature")->size);
}
