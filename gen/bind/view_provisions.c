/* SPDX-License-Identifier: MIT
 *
 * The view of what an annex that keeps a core of articles has in its 別表 (derive/shape.h): one row
 * for each statement of a tabled 項, in the order of the text. What of the 項 no statement says is
 * printed word for word: a sentence in place of the act of the one row that speaks of it, else as
 * a row of its own; 号 and exceptions in brackets as details (細目) of the row that they belong to.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/article_basis.h"
#include "bind/document_links.h"
#include "bind/provision_text.h"
#include "bind/view.h"
#include "derive/form_words.h"
#include "derive/measures.h"
#include "derive/time_limit.h"

#define PRESCRIPTION "prescribes" /* the kind of a row that is a sentence */

/* A tabled 項 whose rows are added. */
struct provision_filling {
	struct binding *b;
	struct view *v;
	const struct provision_prose *text;
	const struct article_basis *basis;
	const struct chosen *chosen;
	bool stands;                  /* the article, as text */
	int paragraph;
	enum provision_nature nature; /* of the row before, in whose 別表 a sentence stands */
	size_t rows;                  /* of the 項 so far */
	const char *details;          /* of the whole 項, for the first row that takes them */
};

static const char *word_for(struct provision_filling *f, const char *name)
{
	return library_word(f->b->in->library,
			    arena_concat(f->b->a, "provision.", name, (char *)NULL));
}

static struct form_words words_of(const struct provision_filling *f)
{
	return (struct form_words){.a = f->b->a,
				   .library = f->b->in->library,
				   .contract = f->b->in->contract,
				   .chosen = f->chosen,
				   .expand = clause_expand(f->b, f->chosen)};
}

/* --- rows --- */

static struct view_row *add_row(struct provision_filling *f, const struct statement_form *place,
				const char *id)
{
	struct binding *b = f->b;
	const struct clause *clause = f->chosen->clause;
	const struct topic *t = library_topic(b->in->library, clause->topic);
	const struct form_words w = words_of(f);
	const char *key = arena_concat(b->a, clause->id, "#", id, (char *)NULL);
	struct view_row *row = view_add(b, f->v, "statement", clause->file,
					f->chosen->position->name, key);

	row->anchor = f->stands ? NULL : anchor_of(b, clause->id);
	view_set(b, row, "place", statement_citation(b->a, b->in->library, f->chosen, place));
	view_set(b, row, "place.brief",
		 statement_citation_brief(b->a, b->in->library, f->chosen, place));
	view_set(b, row, "article",
		 arena_concat(b->a,
			      number_print(b->a, b->in->library, "number.article",
					   f->chosen->number),
			      "（", clause->title, "）", (char *)NULL));
	view_set(b, row, "title", clause->title);
	view_set(b, row, "item", form_words_item(&w, place));
	view_set(b, row, "basis", article_basis_line(b, f->basis, clause));
	view_set(b, row, "nature", nature_name(f->nature));
	view_set(b, row, "nature.name", word_for(f, nature_name(f->nature)));
	view_set(b, row, "statement", key);
	view_set(b, row, "topic.id", clause->topic);
	view_set(b, row, "topic.name", t ? t->name : clause->topic);
	f->rows++;
	return row;
}

static void set_kind(struct provision_filling *f, struct view_row *row, const char *kind)
{
	view_set(f->b, row, "kind", kind);
	view_set(f->b, row, "kind.name",
		 word_for(f, arena_concat(f->b->a, "kind.", kind, (char *)NULL)));
}

static const char *join_lines(struct arena *a, const char *own, const char *whole)
{
	return *whole && *own ? arena_concat(a, own, "\n", whole, (char *)NULL)
	       : *own         ? own
			      : whole;
}

/*
 * What a row says beside its act (detail), or beside what it says in place of it (`says`, if it
 * does; rest).
 */
static void set_details(struct provision_filling *f, struct view_row *row, const char *says,
			const char *rest, bool list)
{
	const char *whole = list && f->details ? f->details : "";
	const char *details = says ? join_lines(f->b->a, says, rest) : rest;

	if (list)
		f->details = NULL;
	view_set(f->b, row, "detail", join_lines(f->b->a, details, whole));
	view_set(f->b, row, "rest", join_lines(f->b->a, rest, whole));
}

static bool takes_list(const struct provision_filling *f, size_t statement)
{
	return f->details && provision_text_leads(f->text, f->paragraph) == statement;
}

/* Whether nights and holidays count, by the unit of its time. */
static void set_limit(struct binding *b, struct view_row *row, const struct form_words *w,
		      const struct statement_form *form)
{
	const struct time_limit limit =
		time_limit_of(&b->in->library->duty_words, form_words_times(w, form));

	view_set(b, row, "night", time_limit_nights(&limit, form_words_act(w, form)));
}

static void add_statement(struct provision_filling *f, size_t i)
{
	struct binding *b = f->b;
	const struct statement *s = &f->chosen->clause->duties->statements.at[i];
	const struct statement_form *form = statement_in(s, f->chosen->position->name);

	f->nature = core_nature_of(form);
	struct view_row *row = add_row(f, form, s->id);
	const struct form_words w = words_of(f);
	const char *act = form_words_act(&w, form), *sentence = provision_text_says(f->text, i);

	set_kind(f, row, form->kind);
	view_set(b, row, "who", form_words_who(&w, form));
	view_set(b, row, "act", act);
	view_set(b, row, "says", sentence ? sentence : act);
	view_set(b, row, "to", form_words_to(&w, form));
	view_set(b, row, "condition", form_words_fill(&w, form->condition));
	view_set(b, row, "when", form_words_when(&w, form));
	set_limit(b, row, &w, form);
	view_set(b, row, "keep", form_words_keep(&w, form));
	view_set(b, row, "record", form_words_fill(&w, form->record));
	view_set(b, row, "fee", form->fee ? word_of(b, "fee", form->fee) : "");
	set_details(f, row, sentence, provision_text_rest(f->text, i), takes_list(f, i));
}

/* A sentence that no statement speaks of. */
static void add_sentence(struct provision_filling *f, size_t i)
{
	static const char *const empty[] = {"who",  "to",     "condition", "when", "night",
					    "keep", "record", "fee"};
	const struct duty_sentence *s = &f->text->text.sentences.at[i];
	const struct statement_form place = {.paragraph = s->paragraph, .item = s->item};
	struct view_row *row = add_row(
		f, &place, arena_printf(f->b->a, "%d.%zu", s->paragraph, i + 1));

	set_kind(f, row, PRESCRIPTION);
	const struct form_words w = words_of(f);

	view_set(f->b, row, "act", form_words_fill(&w, s->text));
	view_set(f->b, row, "says", form_words_fill(&w, s->text));
	for (size_t k = 0; k < ARRAY_LEN(empty); k++)
		view_set(f->b, row, empty[k], "");
	set_details(f, row, NULL, "", takes_list(f, PROVISION_NO_STATEMENT));
}

/* A statement stands in a row unless its 号 waits. */
static bool item_waits(const struct provision_filling *f, int item)
{
	const struct waiting_list *list = waiting_of(f->b);

	return item && list && waiting_at(list, f->chosen, f->paragraph, item);
}

static void add_statements_of(struct provision_filling *f, size_t sentence)
{
	const struct duties *d = f->chosen->clause->duties;

	for (size_t i = 0; i < d->statements.n; i++)
		if (provision_text_row(f->text, i) == sentence)
			add_statement(f, i);
}

static void fill_paragraph(struct provision_filling *f)
{
	f->details = provision_text_list(f->text, f->paragraph);
	f->nature = provision_text_nature(f->text, f->paragraph);
	for (size_t i = 0; i < f->text->text.sentences.n; i++) {
		const struct duty_sentence *s = &f->text->text.sentences.at[i];

		if (s->paragraph != f->paragraph || item_waits(f, s->item))
			continue;
		add_statements_of(f, i);
		if (provision_text_is_row(f->text, i))
			add_sentence(f, i);
	}
}

static enum provision_nature nature_at(const struct view_row *row)
{
	const char *name = view_field(row, PROVISIONS_FIELD)->text;
	enum provision_nature nature = NATURE_PERIODIC;

	while (strcmp(nature_name(nature), name) != 0)
		nature++;
	return nature;
}

static void clear_field(struct view_row *row, const char *name)
{
	for (size_t i = 0; i < row->fields.n; i++)
		if (strcmp(row->fields.at[i].name, name) == 0)
			row->fields.at[i].text = "";
}

/* An article's rows may stand in several 別表: what it rests on stands in the first of them. */
static void keep_first_basis(struct view *v, size_t first)
{
	enum provision_nature nature = NATURE__MAX;

	for (size_t i = first; i < v->rows.n; i++)
		if (nature_at(&v->rows.at[i]) < nature)
			nature = nature_at(&v->rows.at[i]);
	for (size_t i = first; i < v->rows.n; i++)
		if (nature_at(&v->rows.at[i]) != nature)
			clear_field(&v->rows.at[i], "basis");
}

static void fill_article(struct binding *b, struct view *v, const struct article_basis *basis,
			 const struct chosen *c)
{
	struct provision_filling f = {.b = b, .v = v, .basis = basis, .chosen = c};
	int n = shape_paragraphs(c);
	size_t first = v->rows.n;

	for (f.paragraph = 1; f.paragraph <= n; f.paragraph++) {
		if (provision_shape_of(b, c, f.paragraph) != SHAPE_TABLED)
			continue;
		if (!f.text) {
			f.text = provision_text_read(b, c);
			f.stands = article_stands(b, c);
		}
		fill_paragraph(&f);
	}
	keep_first_basis(v, first);
}

void fill_provisions(struct binding *b, struct view *v)
{
	const struct article_basis *basis = article_basis_new(b);

	for (size_t i = 0; i < b->selection->n_in; i++)
		fill_article(b, v, basis, &b->selection->all.at[i]);
}
