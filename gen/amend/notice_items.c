/* SPDX-License-Identifier: MIT
 *
 * A unit is taken if the party has to agree to it (effects/consent.h). Rows of the responsibility
 * table are told as data, things of the 別表 by the cells in which the party is named, articles by
 * the words that an amending sentence would quote.
 */
#include "amend/notice_items.h"

#include <string.h>

#include "amend/provision.h"
#include "amend/quote.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "effects/consent.h"
#include "effects/consent_things.h"
#include "effects/table_pair.h"

enum {
	LONGEST = 90, /* characters of a text that are told; of a longer one, where it stands */
	SHORT = 40,   /* both texts together: they are told whole */
	QUOTES = 3    /* so many places in a text may differ where only they are told */
};

struct item_taking {
	struct arena *a;
	const struct amendment *in;
	const struct contract_party *to;
	const char *name; /* the party's */
	struct consent_scope *scope;
	struct table_pairs *table;
	const struct impact_document *document; /* at hand */
	const struct template *template;        /* its own; NULL: the library has none */
	struct notice_items *out;
};

static const char *word_for(const struct item_taking *t, const char *name)
{
	return amendment_word(t->in, name);
}

static const char *paper_name(const struct item_taking *t)
{
	const struct doc_diff *d = t->document->diff;

	return t->template ? template_name(t->template) : (d->after ? d->after : d->before)->title;
}

/* The part of the template that a unit stands in; NULL: it has no id, or there is none. */
static const struct template_block *template_part(const struct item_taking *t,
						  const struct doc_unit *u)
{
	for (size_t i = 0; t->template && u->part->id && i < t->template->parts.n; i++)
		if (text_equal(t->template->parts.at[i].id, u->part->id))
			return &t->template->parts.at[i];
	return NULL;
}

/* 責任分界表の別表2（サーバ及び端末）; else the paper, and its part where that is called otherwise. */
static const char *place_of_row(const struct item_taking *t, const struct doc_unit *u)
{
	const struct template_block *part = template_part(t, u);
	const char *paper = paper_name(t), *title = part && part->cite ? part->cite : u->part->text;

	if (!title || strcmp(title, paper) == 0)
		return paper;
	return text_starts(title, paper) ? title
					 : arena_concat(t->a, paper, " ", title, (char *)NULL);
}

static void add_item(struct item_taking *t, const struct doc_unit_pair *p,
		     const struct notice_item *item)
{
	struct notice_item *own = vec_push(t->a, &t->out->all);

	*own = *item;
	own->paper = paper_name(t);
	own->audience = amendment_pair_audience(p);
}

static bool is_long(const char *text)
{
	return text_length(text) > LONGEST;
}

/* Words as they are told; "" is nothing, and of what is long only that it is there. */
static const char *told(const struct item_taking *t, const char *text, const char *instead)
{
	if (text_empty(text))
		return word_for(t, "notice.none");
	return is_long(text) ? word_for(t, instead) : text;
}

/* What is put behind words is told with them: 丙 -> 丙及び丁. */
static const char *quoted_after(const struct item_taking *t, const struct quote *q)
{
	return q->op == QUOTE_INSERT ? arena_concat(t->a, q->before, q->after, (char *)NULL)
				     : q->after;
}

static const char *quoted_before(const struct item_taking *t, const struct quote *q)
{
	(void)t;
	return q->before;
}

typedef const char *quoted_words(const struct item_taking *t, const struct quote *q);

/* A line for each place that differs. */
static const char *quoted_texts(const struct item_taking *t, const struct quotes *quotes,
				quoted_words *words)
{
	struct strbuf sb = strbuf_new(t->a);

	for (size_t i = 0; i < quotes->all.n; i++)
		strbuf_join(&sb, "\n", told(t, words(t, &quotes->all.at[i]), "notice.there"));
	return sb.text;
}

/* Of two long texts that differ in a word or two those words; else the texts, as far as they go. */
static void add_texts(struct item_taking *t, const struct doc_unit_pair *p,
		      const struct notice_item *item)
{
	struct notice_item own = *item;
	struct quotes quotes = {0};
	bool few = !text_empty(item->before) && !text_empty(item->after) &&
		   text_length(item->before) + text_length(item->after) > SHORT &&
		   quotes_find(t->a, t->in->words, item->before, item->after, &quotes) &&
		   quotes.all.n <= QUOTES;

	own.before = few ? quoted_texts(t, &quotes, quoted_before)
			 : told(t, item->before, "notice.there");
	own.after = few ? quoted_texts(t, &quotes, quoted_after)
			: told(t, item->after, "notice.new");
	own.untold = !few && !text_empty(item->before) && !text_empty(item->after) &&
		     (is_long(item->before) || is_long(item->after));
	add_item(t, p, &own);
}

static void add_pair_of(struct item_taking *t, const struct doc_unit_pair *p,
			enum notice_kind kind, const char *head, const char *name,
			const char *before, const char *after)
{
	if (!text_equal(before, after))
		add_texts(t, p,
			  &(struct notice_item){.kind = kind,
						.head = head,
						.name = name,
						.before = before,
						.after = after,
						.where = place_of_row(t, doc_pair_unit(p))});
}

static const char *cell_words(const struct item_taking *t, const struct doc_node *cell)
{
	return cell ? doc_node_words(t->a, cell, true) : "";
}

/* What stands below a head in the unit; NULL: there is no such column. */
static const struct doc_node *cell_below_head(const struct doc_unit *u, const char *head)
{
	size_t i = 0;

	for (const struct doc_node *cell = u ? u->node->first : NULL; cell; cell = cell->next, i++)
		if (text_equal(doc_unit_head(u, i), head))
			return cell;
	return NULL;
}

/* ○ 実施する; （◎） 責任をもって行う（案） */
static const char *mark_words(const struct item_taking *t, const char *mark)
{
	const struct library *l = t->in->library;

	for (size_t i = 0; !text_empty(mark) && i < l->roles.n; i++) {
		const struct role *role = &l->roles.at[i];

		if (strcmp(role->mark, mark) == 0)
			return arena_concat(t->a, mark, " ", role->name, (char *)NULL);
		if (strstr(mark, role->mark))
			return text_fill(t->a, word_for(t, "notice.proposed"), "mark", mark, "name",
					 role->name);
	}
	return mark;
}

static bool has_part(const struct doc_node *cell)
{
	return cell && !doc_unit_is_idle(cell);
}

static void take_mark(struct item_taking *t, const struct doc_unit_pair *p, const char *name)
{
	const struct doc_node *old = cell_below_head(p->before, t->to->label),
			      *new = cell_below_head(p->after, t->to->label);

	if (has_part(old) || has_part(new))
		add_pair_of(t, p, NOTICE_ROLE, word_for(t, "consent.role"), name,
			    mark_words(t, cell_words(t, old)), mark_words(t, cell_words(t, new)));
}

static const char *row_asks(const struct table_pair *p, int side)
{
	const char *text = p->row[side] ? responsibility_text(p->row[side]) : NULL;

	return text ? text : "";
}

static const char *fee_words(const struct item_taking *t, const struct table_pair *p, int side)
{
	const char *fee = table_pair_fee(p, side);

	return *fee ? word_for(t, arena_concat(t->a, "fee.", fee, (char *)NULL)) : "";
}

/* Of a row in which the party has the same part as before; of another its role tells it. */
static void take_terms(struct item_taking *t, const struct doc_unit_pair *p, const char *name,
		       const struct table_pair *row)
{
	const char *was = table_pair_role(row, 0, t->to->party),
		   *is = table_pair_role(row, 1, t->to->party);

	if (!was || !is || strcmp(was, is) != 0)
		return;
	add_pair_of(t, p, NOTICE_TERM, word_for(t, "consent.time"), name, table_pair_time(row, 0),
		    table_pair_time(row, 1));
	add_pair_of(t, p, NOTICE_TERM, word_for(t, "consent.fee"), name, fee_words(t, row, 0),
		    fee_words(t, row, 1));
	add_pair_of(t, p, NOTICE_CONTENT, word_for(t, "notice.asks"), name, row_asks(row, 0),
		    row_asks(row, 1));
	add_pair_of(t, p, NOTICE_CONTENT, word_for(t, "notice.does"), name,
		    table_pair_does(row, 0, t->to->party), table_pair_does(row, 1, t->to->party));
}

static void take_register_row(struct item_taking *t, const struct doc_unit_pair *p)
{
	const struct doc_unit *u = doc_pair_unit(p);
	const struct table_pair row = table_pair_find(t->table, p);
	const char *name = cell_words(t, u->node->first);

	/* other tables of rows, such as that of agreement points, say the same again */
	if (!cell_below_head(u, t->to->label) && !cell_below_head(p->before, t->to->label))
		return;
	take_mark(t, p, name);
	take_terms(t, p, name, &row);
}

/* The field that a column of the part shows; NULL: it is not known. */
static const char *field_below(const struct template_block *part, const char *head)
{
	for (size_t i = 0; head && i < part->body.n; i++)
		for (size_t k = 0; k < part->body.at[i].columns.n; k++)
			if (text_equal(part->body.at[i].columns.at[k].head, head))
				return part->body.at[i].columns.at[k].field;
	return NULL;
}

/* By its label, or by its name. */
static bool is_party(const struct item_taking *t, const char *words)
{
	return strcmp(words, t->to->label) == 0 || text_equal(words, t->name);
}

static bool names_party(const struct item_taking *t, const struct doc_unit *u)
{
	for (const struct doc_node *cell = u ? u->node->first : NULL; cell; cell = cell->next)
		if (is_party(t, cell_words(t, cell)))
			return true;
	return false;
}

static bool is_name(const char *field)
{
	return text_equal(field, "name") || text_equal(field, "text") ||
	       text_equal(field, "content");
}

/* 主機（電子カルテ）: its name, behind it what it belongs to. */
static const char *thing_of_row(const struct item_taking *t, const struct template_block *part,
				const struct doc_unit *u)
{
	const char *first = cell_words(t, u->node->first);
	size_t i = 0;

	for (const struct doc_node *cell = u->node->first; cell; cell = cell->next, i++)
		if (i && is_name(field_below(part, doc_unit_head(u, i))) &&
		    !is_long(cell_words(t, cell)))
			return arena_concat(t->a, cell_words(t, cell), "（", first, "）",
					    (char *)NULL);
	return first;
}

static void take_thing_cell(struct item_taking *t, const struct doc_unit_pair *p,
			    const struct template_block *part, const char *head)
{
	const char *before = cell_words(t, cell_below_head(p->before, head)),
		   *after = cell_words(t, cell_below_head(p->after, head));
	const char *name = thing_of_row(t, part, doc_pair_unit(p));
	bool is_term = consent_term_of_care(field_below(part, head)) != 0;

	if (is_party(t, before) != is_party(t, after))
		add_pair_of(t, p, NOTICE_THING, head, name, before, after);
	else if (is_term && p->before && p->after &&
		 (names_party(t, p->before) || names_party(t, p->after)))
		add_pair_of(t, p, NOTICE_TERM, head, name, before, after);
}

/* A row of a 別表 that articles cite. */
static void take_thing(struct item_taking *t, const struct doc_unit_pair *p)
{
	const struct doc_unit *u = doc_pair_unit(p);
	const struct template_block *part = template_part(t, u);
	size_t i = 0;

	for (const struct doc_node *cell = u->node->first; part && part->cite && cell;
	     cell = cell->next, i++) {
		const char *head = doc_unit_head(u, i);

		if (head)
			take_thing_cell(t, p, part, head);
	}
}

/* A row of a core's 別表: its first cell is the place, the next two say who does what. */
static void take_provision_row(struct item_taking *t, const struct doc_unit_pair *p)
{
	const struct doc_unit *u = doc_pair_unit(p);
	const char *name = cell_words(t, u->node->first);
	size_t i = 1;

	if (!u->node->first || !u->node->first->next)
		return;
	const struct doc_node *who = u->node->first->next;
	const char *act = arena_concat(t->a, cell_words(t, who), word_for(t, "colon"),
				       cell_words(t, who->next), (char *)NULL);

	if (!p->before || !p->after) {
		add_pair_of(t, p, NOTICE_TEXT, "", name, p->before ? act : "", p->after ? act : "");
		return;
	}
	for (const struct doc_node *cell = who; cell; cell = cell->next, i++) {
		const char *head = doc_unit_head(u, i);

		if (head)
			add_pair_of(t, p, NOTICE_TEXT, text_replace(t->a, head, "\n", ""), name,
				    cell_words(t, cell_below_head(p->before, head)),
				    cell_words(t, cell));
	}
}

/* 第8条第2項（申請）; of a paragraph that stands in no article the part. */
static const char *line_name(const struct item_taking *t, const struct doc_unit *u,
			     const struct provision_line *line)
{
	const char *title = u->node->text;

	if (u->node->kind != DOC_ARTICLE)
		return u->part->text ? u->part->text : paper_name(t);
	return arena_concat(t->a, u->label, line ? line->address : "", title ? title : "",
			    (char *)NULL);
}

static void add_words_pair(struct item_taking *t, const struct doc_unit_pair *p, const char *name,
			   const char *before, const char *after)
{
	add_texts(t, p,
		  &(struct notice_item){.kind = NOTICE_TEXT,
					.head = "",
					.name = name,
					.before = before,
					.after = after,
					.where = paper_name(t)});
}

static void take_line(struct item_taking *t, const struct doc_unit_pair *p,
		      const struct line_pair *line)
{
	const struct doc_unit *u = p->before ? p->before : p->after;

	if (!line->same)
		add_words_pair(t, p, line_name(t, u, line->before ? line->before : line->after),
			       line->before ? line->before->text : "",
			       line->after ? line->after->text : "");
}

static void take_text(struct item_taking *t, const struct doc_unit_pair *p)
{
	const struct doc_unit *u = p->before ? p->before : p->after;
	const struct provision before = provision_of(t->a, t->in->library,
						     p->before ? p->before->node : NULL),
			       after = provision_of(t->a, t->in->library,
						    p->after ? p->after->node : NULL);
	struct line_pairs lines = provision_align(t->a, &before, &after);

	if (!before.lines.n || !after.lines.n) {
		add_words_pair(t, p, line_name(t, u, NULL),
			       word_for(t, before.lines.n ? "notice.there" : "notice.none"),
			       word_for(t, after.lines.n ? "notice.new" : "notice.gone"));
		return;
	}
	for (size_t i = 0; i < lines.all.n; i++)
		take_line(t, p, &lines.all.at[i]);
}

static bool has_origin(const struct doc_unit *u, const char *kind)
{
	return u->node->origin && text_equal(u->node->origin->kind, kind) && u->node->origin->key;
}

static void take_unit(struct item_taking *t, const struct doc_unit_pair *p)
{
	const struct doc_unit *u = doc_pair_unit(p);
	struct consents agree = {0};

	if (p->state < UNIT_CHANGED || doc_unit_is_head(u))
		return;
	if (u->table && !has_origin(u, "register") && !has_origin(u, "statement")) {
		take_thing(t, p);
		return;
	}
	consent_add_unit(t->scope, t->document->document, p, &agree);
	unsigned what = consents_of_party(&agree, t->to->party);

	if (what == CONSENT_OWED)
		t->out->owed++;
	if (has_origin(u, "register") && u->table)
		take_register_row(t, p);
	else if (what & ~(unsigned)CONSENT_OWED)
		(u->table ? take_provision_row : take_text)(t, p);
}

static void take_document(struct item_taking *t, const struct impact_document *d)
{
	t->document = d;
	t->template = library_template(t->in->library, d->document);
	if (amendment_reshapes(t->in, d)) /* told as a whole */
		return;
	for (size_t i = 0; i < d->diff->all.n; i++)
		take_unit(t, &d->diff->all.at[i]);
}

struct notice_items notice_items_of(struct arena *a, const struct amendment *in,
				    const struct contract_party *to)
{
	struct notice_items out = {0};
	const struct party *now = project_party(in->project, to->party),
			   *party = now ? now
					: project_party(in->before->own.project, to->party);
	struct item_taking t = {
		.a = a,
		.in = in,
		.to = to,
		.name = party ? party->name : to->party,
		.scope = consent_scope_new(a, in->before, in->after, in->contract->id),
		.table = table_pairs_new(a, in->before, in->after, in->contract->id),
		.out = &out};

	for (size_t i = 0; i < in->n; i++)
		take_document(&t, &in->documents[i]);
	return out;
}
