/* SPDX-License-Identifier: MIT
 *
 * The view of what an annex that keeps a core of articles has in its 別表 (derive/shape.h): one row
 * for each statement of a tabled 項, in the order of the text. What of the 項 no statement says is
 * printed word for word: a sentence as a row of its own, 号 and exceptions in brackets as details
 * (細目) of the row that they belong to.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/article_basis.h"
#include "bind/document_links.h"
#include "bind/provision_text.h"
#include "bind/view.h"
#include "derive/act_words.h"
#include "derive/measures.h"

#define PRESCRIPTION "prescribes" /* the kind of a row that is a sentence */

/* A tabled 項 whose rows are added. */
struct provision_filling {
	struct binding *b;
	struct view *v;
	const struct provision_prose *text;
	const struct article_basis *basis;
	const struct chosen *chosen;
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

static const char *fill_text(struct provision_filling *f, const char *text)
{
	const struct expand e = clause_expand(f->b, f->chosen);

	return text ? expand_text(&e, text, f->chosen->clause->file) : "";
}

/* --- who --- */

static bool names_party(const struct binding *b, const char *label)
{
	const struct contract *c = b->in->contract;

	for (size_t i = 0; label && c && i < c->parties.n; i++)
		if (strcmp(c->parties.at[i].label, label) == 0)
			return true;
	return false;
}

/* 更新担当者（責任分界表別表2）, where it depends on the object. */
static const char *role_label(struct provision_filling *f, const struct tending_role *role)
{
	const struct library *l = f->b->in->library;
	const char *name = arena_concat(f->b->a, "role.", role->role, (char *)NULL),
		   *table = act_words_table(f->b->a, l, role);

	return table ? text_fill(f->b->a, word_for(f, "by-table"), "who", library_word(l, name),
				 "table", table)
		     : NULL;
}

/* 乙, or the table that names them. */
static const char *label_of(struct provision_filling *f, const char *who)
{
	const char *label = settings_get(&f->chosen->names, who);
	const struct tending_role *role = tending_role_find(who);
	const char *by_table =
		role && !names_party(f->b, label) ? role_label(f, role) : NULL;

	if (by_table || label)
		return by_table ? by_table : label;
	if (strcmp(who, "each") == 0 || strcmp(who, "fault") == 0 || strcmp(who, "other") == 0)
		return text_fill(f->b->a, word_for(f, who), "hospital",
				 settings_get(&f->chosen->names, "hospital"), "vendor",
				 settings_get(&f->chosen->names, "vendor"));
	return who;
}

static const char *labels_of(struct provision_filling *f, const char *const *who, size_t n)
{
	struct strbuf sb = strbuf_new(f->b->a);

	for (size_t i = 0; i < n; i++)
		strbuf_join(&sb,
			    library_word(f->b->in->library, i + 1 == n ? "list.and" : "list.comma"),
			    label_of(f, who[i]));
	return sb.text;
}

/* 甲 · 甲（乙とともに） · 甲（医療情報システム安全管理責任者） */
static const char *who_text(struct provision_filling *f, const struct statement_form *form)
{
	const char *who = label_of(f, form->who);

	if (form->with.n)
		who = text_fill(f->b->a, word_for(f, "with"), "who", who, "with",
				labels_of(f, form->with.at, form->with.n));
	return form->office ? arena_concat(f->b->a, who, "（", form->office, "）", (char *)NULL)
			    : who;
}

/* 甲が承認、丙へ通知 */
static const char *to_text(struct provision_filling *f, const struct statement_form *form)
{
	struct strbuf sb = strbuf_new(f->b->a);

	for (size_t i = 0; i < form->to.all.n; i++) {
		const struct setting *to = &form->to.all.at[i];
		const char *word = word_for(
			f, arena_concat(f->b->a, "to.", to->value, (char *)NULL));

		strbuf_join(&sb, library_word(f->b->in->library, "list.comma"),
			    text_replace(f->b->a, word, "{{label}}", label_of(f, to->name)));
	}
	return sb.text;
}

/* --- what and when --- */

static const char *act_text(struct provision_filling *f, const struct statement_form *form)
{
	const char *act = fill_text(f, form->act);

	return strcmp(form->kind, "may") == 0
		       ? text_replace(f->b->a, library_word(f->b->in->library, "act.may"),
				      "{{act}}", act)
		       : act;
}

static const char *name_in(const struct duty_word_list *list, const char *id)
{
	for (size_t i = 0; id && i < list->n; i++)
		if (strcmp(list->at[i].id, id) == 0)
			return list->at[i].name;
	return NULL;
}

/* The events at which somebody acts, and what comes round: a statement may have both. */
static const char *event_text(struct provision_filling *f, const struct statement_form *form)
{
	const struct library *l = f->b->in->library;
	const char *occasion = name_in(&l->duty_words.occasions, form->occasion);
	struct strbuf sb = strbuf_new(f->b->a);

	for (size_t i = 0; i < form->events.n; i++) {
		const char *name = name_in(&l->duty_words.events, form->events.at[i]);

		if (name)
			strbuf_join(&sb, word_for(f, "or"), name);
	}
	if (occasion)
		strbuf_join(&sb, word_for(f, "or"), occasion);
	return sb.text;
}

static const char *times_text(struct provision_filling *f, const struct statement_form *form)
{
	struct strbuf sb = strbuf_new(f->b->a);

	for (size_t i = 0; i < form->times.n; i++)
		strbuf_join(&sb, library_word(f->b->in->library, "list.comma"),
			    fill_text(f, form->times.at[i]));
	return sb.text;
}

/* 障害を知ったときから1時間以内; words that name their own day stand behind the event. */
static const char *period_text(struct provision_filling *f, const struct statement_form *form,
			       const char *event, const char *time)
{
	const struct library *l = f->b->in->library;
	const char *from = name_in(&l->duty_words.events, form->from);
	bool runs = text_ends(time, library_word(l, "act.within")) &&
		    !strstr(time, library_word(l, "act.from"));

	if (!*time)
		return event;
	if (runs && (from || *event))
		time = text_fill(f->b->a, library_word(l, "act.since"), "detail",
				 from ? from : event, "act", time);
	return runs && !from ? time : arena_concat(f->b->a, event, *event ? "、" : "", time, (char *)NULL);
}

static const char *when_text(struct provision_filling *f, const struct statement_form *form)
{
	return period_text(f, form, event_text(f, form), times_text(f, form));
}

static const char *keep_text(struct provision_filling *f, const struct statement_form *form)
{
	return form->keep ? text_replace(f->b->a, word_for(f, "keep"), "{{time}}",
					 fill_text(f, form->keep))
			  : "";
}

/* --- rows --- */

/* 2(3): its place in the article. */
static const char *item_text(struct provision_filling *f, const struct statement_form *place)
{
	struct arena *a = f->b->a;

	return place->item ? arena_concat(a, arena_printf(a, "%d", place->paragraph),
					  number_print(a, f->b->in->library, "number.item.brief",
						       arena_printf(a, "%d", place->item)),
					  (char *)NULL)
			   : arena_printf(a, "%d", place->paragraph);
}

static struct view_row *add_row(struct provision_filling *f, const struct statement_form *place,
				const char *id)
{
	struct binding *b = f->b;
	const struct clause *clause = f->chosen->clause;
	const struct topic *t = library_topic(b->in->library, clause->topic);
	const char *key = arena_concat(b->a, clause->id, "#", id, (char *)NULL);
	struct view_row *row = view_add(b, f->v, "statement", clause->file,
					f->chosen->position->name, key);

	row->anchor = article_stands(b, f->chosen) ? NULL : anchor_of(b, clause->id);
	view_set(b, row, "place", statement_citation(b->a, b->in->library, f->chosen, place));
	view_set(b, row, "place.brief",
		 statement_citation_brief(b->a, b->in->library, f->chosen, place));
	view_set(b, row, "article",
		 arena_concat(b->a,
			      number_print(b->a, b->in->library, "number.article",
					   f->chosen->number),
			      "（", clause->title, "）", (char *)NULL));
	view_set(b, row, "title", clause->title);
	view_set(b, row, "item", item_text(f, place));
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

static const char *take_details(struct provision_filling *f, const char *own)
{
	const char *whole = f->details ? f->details : "";

	f->details = NULL;
	return *whole && *own ? arena_concat(f->b->a, own, "\n", whole, (char *)NULL)
	       : *own         ? own
			      : whole;
}

static bool takes_list(const struct provision_filling *f, size_t statement)
{
	return f->details && provision_text_leads(f->text, f->paragraph) == statement;
}

static void add_statement(struct provision_filling *f, size_t i)
{
	struct binding *b = f->b;
	const struct statement *s = &f->chosen->clause->duties->statements.at[i];
	const struct statement_form *form = statement_in(s, f->chosen->position->name);

	f->nature = core_nature_of(form);
	struct view_row *row = add_row(f, form, s->id);
	const char *act = act_text(f, form), *condition = fill_text(f, form->condition),
		   *own = provision_text_details(f->text, i);

	set_kind(f, row, form->kind);
	view_set(b, row, "who", who_text(f, form));
	view_set(b, row, "act", act);
	view_set(b, row, "to", to_text(f, form));
	view_set(b, row, "condition", condition);
	view_set(b, row, "when", when_text(f, form));
	view_set(b, row, "keep", keep_text(f, form));
	view_set(b, row, "record", fill_text(f, form->record));
	view_set(b, row, "fee", form->fee ? word_of(b, "fee", form->fee) : "");
	view_set(b, row, "detail", takes_list(f, i) ? take_details(f, own) : own);
}

/* A sentence that no statement speaks of. */
static void add_sentence(struct provision_filling *f, size_t i)
{
	static const char *const empty[] = {"who", "to", "condition", "when", "keep",
					    "record", "fee"};
	const struct duty_sentence *s = &f->text->text.sentences.at[i];
	const struct statement_form place = {.paragraph = s->paragraph, .item = s->item};
	struct view_row *row = add_row(
		f, &place, arena_printf(f->b->a, "%d.%zu", s->paragraph, i + 1));

	set_kind(f, row, PRESCRIPTION);
	view_set(f->b, row, "act", fill_text(f, s->text));
	for (size_t k = 0; k < ARRAY_LEN(empty); k++)
		view_set(f->b, row, empty[k], "");
	view_set(f->b, row, "detail",
		 takes_list(f, PROVISION_NO_STATEMENT) ? take_details(f, "") : "");
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
		if (!f.text)
			f.text = provision_text_read(b, c);
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
