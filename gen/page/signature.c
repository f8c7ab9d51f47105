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
static const double indent_em = 2, label_em = 9, value_em = 28, mark_em = 7;

/* A line of the block, broken to its place but not placed yet. */
struct signature_entry {
	const struct doc_node *row;
	const struct look *look;
	/* mark: what stands at the right end of the value's line, the place of a seal */
	struct lines label, value, mark;
	bool party;
	const char *blank;               /* says what is to be written on its line; NULL: no line */
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

/* 甲（…）の代表者の記名押印欄: whose it is, since a reader who comes to it by itself has no block. */
static const char *blank_of(struct page_setter *p, const char *party, const char *label,
			    const char *mark, bool named)
{
	enum style_word word = !mark ? WORD_LINE : named ? WORD_SEAL : WORD_SIGN_AND_SEAL;

	return text_fill(p->pages->arena, p->style->words[word], "party", party,
			 "what", label);
}

static struct signature_entry make_entry(struct page_setter *p, const struct doc_node *row,
					 const char *party)
{
	struct signature_entry e = {.row = row, .party = is_party(row)};
	const struct doc_node *value = row->first ? row->first->next : NULL;
	const char *mark,
		*label = table_split_label(p->arena, row->first ? row->first->text : NULL, &mark);

	e.look = style_look(p->style, e.party ? "party" : "signature");
	bool named = value && !text_empty(value->text);

	if (!e.party && (mark || !named))
		e.blank = blank_of(p, party, label, mark, named);
	break_text(p, label, e.look, e.party ? p->right - p->left : label_em * e.look->size - 4,
		   &e.label);
	if (!e.party)
		break_text(p, value ? value->text : NULL, e.look, value_measure(p, e.look),
			   &e.value);
	if (mark)
		break_text(p, mark, e.look, mark_em * e.look->size, &e.mark);
	size_t n = e.label.all.n > e.value.all.n ? e.label.all.n : e.value.all.n;

	n = e.mark.all.n > n ? e.mark.all.n : n;

	e.height = e.look->before + (double)n * look_pitch(e.look) + e.look->after;
	return e;
}

/* `tag`: their element. Each of the texts of an entry is read apart from the next. */
static void set_lines(struct page_setter *p, const struct signature_entry *e,
		      const struct lines *lines, double x, double width, double y, size_t tag)
{
	for (size_t i = 0; i < lines->all.n; i++)
		para_set_line(p, &lines->all.at[i], e->look,
			      &(struct para_place){.x = x,
						   .width = width,
						   .y = y + (double)i * look_pitch(e->look) +
							look_base(e->look),
						   .tag = tag,
						   .label = i + 1 == lines->all.n});
}

static void set_entry(struct page_setter *p, const struct signature_entry *e, double y)
{
	double em = e->look->size, x = p->left + (e->party ? 0 : indent_em * em),
	       value = x + label_em * em;

	y += e->look->before;
	size_t text = tag_add(p, TAG_PARAGRAPH), blank = text;

	set_lines(p, e, &e->label, x, e->party ? p->right - x : label_em * em, y, text);
	if (e->blank)
		blank = tag_add_saying(p, text, TAG_BLANK, e->blank);
	/* first, as the tree says it */
	set_lines(p, e, &e->mark, value + value_measure(p, e->look) + 4, mark_em * em, y, blank);
	set_lines(p, e, &e->value, value, value_measure(p, e->look), y, text);
	if (e->blank)
		para_set_line_to_write_on(p, value, y + look_base(e->look) + 2.5,
					  value_measure(p, e->look), blank);
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

	const char *party = NULL;

	for (const struct doc_node *row = node->first; row; row = row->next) {
		if (is_party(row) && row->first)
			party = row->first->text;
		page_set_origin(p, node, row);
		struct signature_entry *e = vec_push(p->arena, &b.entries);

		*e = make_entry(p, row, party);
		b.height += e->height;
	}
	page_owe(p, style_look(p->style, "signature")->size);
	set_block(p, &b);
	p->tag = outer;
	page_owe(p, style_look(p->style, "signature")->size);
}
