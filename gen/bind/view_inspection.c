/* SPDX-License-Identifier: MIT
 *
 * Views over the checklist that an inspector asks for: item by item the hospital's answer, and
 * beside it what follows from the papers that are made: articles, who acts, which records show it.
 * Answers to another edition than papers print are answers to other questions, and none here.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/view.h"
#include "derive/actors.h"
#include "derive/inspected.h"
#include "derive/item_acts.h"
#include "derive/office_duties.h"
#include "derive/record_index.h"
#include "derive/references.h"
#include "model/checklist.h"

#define UNANSWERED "unanswered"

/* As papers list them: what is not done first. */
static const struct {
	const char *id, *look;
} kinds[] = {{ANSWER_NO, "gap"},
	     {UNANSWERED, "missing"},
	     {ANSWER_NOT_APPLICABLE, "accept"},
	     {ANSWER_YES, "agreed"}};

static size_t kind_of(const struct checklist_answer *x)
{
	size_t i = 0;

	while (i + 1 < ARRAY_LEN(kinds) && strcmp(kinds[i].id, x ? x->answer : UNANSWERED) != 0)
		i++;
	return i;
}

static const struct checklist_answer *answer_to(const struct binding *b, const struct guideline *g,
						const struct guideline_item *item)
{
	return inspected_answer(b->a, b->in->project, b->in->library, g->id, item->id);
}

static bool line_stands(const struct view_field *f, const char *text)
{
	for (size_t i = 0; i < f->lines.n; i++)
		if (strcmp(f->lines.at[i].text, text) == 0)
			return true;
	return false;
}

static void add_line_once(struct binding *b, struct view_field *f, const char *text)
{
	if (*text && !line_stands(f, text))
		view_add_line(b, f, text, NULL);
}

/* --- what the papers say about an item --- */

/* What nobody agreed to shows nothing. */
static bool act_waits(const struct binding *b, const struct item_act *act)
{
	const struct contract *c = act->paper->contract;
	const struct waiting_list *list =
		c ? &b->in->words[c - b->in->project->contracts.at]->waiting : NULL;

	return list && waiting_at(list, act->chosen, act->form->paragraph, act->form->item);
}

static struct item_acts acts_of(struct binding *b, const struct guideline_item *item, bool helpers)
{
	const struct item_acts all = item_acts_of(b->scratch, b->in->project, b->in->library,
						  b->in->coverage, item, helpers);
	struct item_acts out = {0};

	for (size_t i = 0; i < all.all.n; i++)
		if (!act_waits(b, &all.all.at[i]))
			*vec_push(b->scratch, &out.all) = all.all.at[i];
	return out;
}

static struct office_duty duty_of(const struct item_act *act)
{
	return (struct office_duty){act->paper->selection, act->chosen, act->statement, act->form};
}

/* The hospital's offices by its own papers; everybody else by contracts, by name. */
static void add_offices(struct binding *b, struct view_field *f, const struct item_act *act)
{
	if (!act->paper->contract && act->form->office)
		add_line_once(b, f, act->form->office);
}

static void add_vendors(struct binding *b, struct view_field *f, const struct item_act *act)
{
	const struct contract *c = act->paper->contract;
	const struct actors acting =
		c ? actors_of(b->scratch, b->in->project, c, act->form->who) : (struct actors){0};

	for (size_t i = 0; i < acting.all.n; i++) {
		const struct contract_party *cp = &c->parties.at[acting.all.at[i].party];

		if (strcmp(cp->role, "hospital") != 0)
			add_line_once(b, f, party_name(b, cp->party));
	}
}

static void add_who(struct binding *b, struct view_field *f, const struct item_act *act)
{
	add_offices(b, f, act);
	add_vendors(b, f, act);
}

static const char *citation(struct binding *b, const struct item_act *act)
{
	return statement_citation_brief(b->a, b->in->library, act->chosen, act->form);
}

/* 規程：第8条2、第9条1, a line for each paper. */
static void add_provisions(struct binding *b, struct view_field *f, const struct item_acts *acts)
{
	const struct library *l = b->in->library;

	for (size_t i = 0; i < acts->all.n;) {
		const struct coverage_paper *paper = acts->all.at[i].paper;
		struct strbuf sb = strbuf_new(b->a);
		const char *before = "";

		for (; i < acts->all.n && acts->all.at[i].paper == paper; i++) {
			const char *place = citation(b, &acts->all.at[i]);

			if (strcmp(place, before) != 0)
				strbuf_join(&sb, library_word(l, "list.comma"), place);
			before = place;
		}
		add_line_once(b, f,
			      arena_concat(b->a, paper_label(b, paper), library_word(l, "colon"),
					   sb.text, (char *)NULL));
	}
}

/* The articles alone of the same. */
static void add_article_numbers(struct binding *b, struct view_field *f,
				const struct item_acts *acts)
{
	const struct library *l = b->in->library;

	for (size_t i = 0; i < acts->all.n;) {
		const struct coverage_paper *paper = acts->all.at[i].paper;
		struct strbuf sb = strbuf_new(b->a);
		const struct chosen *before = NULL;

		for (; i < acts->all.n && acts->all.at[i].paper == paper; i++) {
			const struct chosen *c = acts->all.at[i].chosen;

			if (c != before)
				strbuf_join(&sb, library_word(l, "list.comma"),
					    number_print(b->a, l, "number.article", c->number));
			before = c;
		}
		add_line_once(b, f,
			      arena_concat(b->a, paper_label(b, paper), library_word(l, "colon"),
					   sb.text, (char *)NULL));
	}
}

typedef void take_record(struct binding *b, void *context, const struct record_form *r,
			 const struct item_act *act);

static void visit_records(struct binding *b, const struct record_index *x,
			  const struct item_acts *acts, take_record *take, void *context)
{
	for (size_t i = 0; i < acts->all.n; i++) {
		const struct item_act *act = &acts->all.at[i];
		const struct office_duty d = duty_of(act);
		const struct record_list *list =
			act->form->record
				? record_index_find(b->scratch, x, act->chosen->clause->id,
						    act->statement->id,
						    office_duty_fill(b->a, &d, act->form->record))
				: NULL;

		for (size_t k = 0; list && k < list->all.n; k++)
			take(b, context, list->all.at[k], act);
	}
}

static void add_record_name(struct binding *b, void *context, const struct record_form *r,
			    const struct item_act *act)
{
	(void)act;
	add_line_once(b, context, r->name);
}

/* --- items --- */

static struct view_row *add_item(struct binding *b, struct view *v, const struct guideline *g,
				 const struct guideline_item *item,
				 const struct checklist_answer *x)
{
	return x ? view_add(b, v, "checklist-answer", b->in->project->inspection.file, x->place,
			    x->item)
		 : view_add(b, v, "library", g->file, item->place,
			    arena_concat(b->a, g->id, "/", item->id, (char *)NULL));
}

static void set_item(struct binding *b, struct view_row *row, const struct guideline_item *item)
{
	view_set(b, row, "item", item->id);
	view_set(b, row, "no",
		 arena_concat(b->a, item->no, word_of(b, "mark", item->status), (char *)NULL));
	view_set(b, row, "name", item->name ? item->name : "");
	view_set(b, row, "status", word_of(b, "fact", item->status));
	view_set(b, row, "marks", "");
}

/* What has to be said of such an answer is 未記入 while it is not said; else it is left blank. */
static void set_said(struct binding *b, struct view_row *row, const char *field, const char *text,
		     bool wanted)
{
	view_set(b, row, field, text || wanted ? text : "");
}

/* The same of a day, which is a date in a workbook. */
static void set_day(struct binding *b, struct view_row *row, const char *field, const char *iso,
		    bool wanted)
{
	struct view_field *f = view_set_day(b, row, field, iso);

	if (!f->text && !wanted)
		f->text = "";
}

static void set_answer(struct binding *b, struct view_row *row, const struct checklist_answer *x)
{
	static const struct checklist_answer none;
	size_t k = kind_of(x);
	bool no = x && strcmp(x->answer, ANSWER_NO) == 0,
	     yes = x && strcmp(x->answer, ANSWER_YES) == 0;

	view_set(b, row, "answer", kinds[k].id)->role = kinds[k].look;
	view_set(b, row, "answer.name", word_of(b, "answer-word", kinds[k].id))->role =
		kinds[k].look;
	view_set(b, row, "answer.order", arena_printf(b->a, "%zu", k));
	const struct checklist_answer *said = x ? x : &none;

	set_day(b, row, "date", said->date, x);
	set_said(b, row, "by", said->by, x);
	set_day(b, row, "target", no ? said->follow_up.due : NULL, no);
	set_said(b, row, "owner", no ? said->follow_up.owner : NULL, no);
	set_said(b, row, "evidence", said->evidence, x && !no);
	set_said(b, row, "where", said->where, yes);
	set_said(b, row, "note", said->note, false);
	struct view_field *all = view_set(b, row, "said", "");

	add_line_once(b, all, said->evidence ? said->evidence : "");
	add_line_once(b, all, said->note ? said->note : "");
	if (x && !all->lines.n)
		all->text = NULL;
}

static void set_edition(struct binding *b, struct view_row *row, const struct guideline *g)
{
	view_set(b, row, "edition.id", g->id);
	view_set(b, row, "edition.title", g->title);
	view_set(b, row, "edition.order", "1");
	view_set(b, row, "edition.named", word_of(b, "named", "true"));
}

static void add_inspected(struct binding *b, struct view *v, const struct record_index *x,
			  const struct guideline *g, const struct guideline_item *item)
{
	const struct checklist_answer *answer = answer_to(b, g, item);
	const struct item_acts acts = acts_of(b, item, false), all = acts_of(b, item, true);
	struct view_row *row = add_item(b, v, g, item, answer);

	set_edition(b, row, g);
	set_item(b, row, item);
	set_answer(b, row, answer);
	add_article_numbers(b, view_set(b, row, "articles", ""), &acts);
	add_provisions(b, view_set(b, row, "provisions", ""), &acts);
	visit_records(b, x, &all, add_record_name, view_set(b, row, "records", ""));
	struct view_field *who = view_set(b, row, "who", "");

	for (size_t i = 0; i < acts.all.n; i++)
		add_who(b, who, &acts.all.at[i]);
	struct view_field *offices = view_set(b, row, "offices", "");

	for (size_t i = 0; i < acts.all.n; i++)
		add_offices(b, offices, &acts.all.at[i]);
	struct view_field *vendors = view_set(b, row, "vendors", "");

	for (size_t i = 0; i < acts.all.n; i++)
		add_vendors(b, vendors, &acts.all.at[i]);
}

void fill_inspection(struct binding *b, struct view *v)
{
	const struct guideline *g = project_checklist(b->in->project, b->in->library);
	const struct record_index *x = record_index_new(b->scratch, b->in->library);

	for (size_t i = 0; g && i < g->items.n; i++)
		if (!g->items.at[i].part)
			add_inspected(b, v, x, g, &g->items.at[i]);
}

/* --- how many of each answer --- */

static void add_count(struct binding *b, struct view *v, const struct guideline *g, size_t kind)
{
	struct view_row *row =
		view_add(b, v, "checklist-answer", g->file, NULL, kinds[kind].id);
	struct strbuf sb = strbuf_new(b->a);
	size_t n = 0;

	for (size_t i = 0; i < g->items.n; i++) {
		const struct guideline_item *item = &g->items.at[i];

		if (item->part || kind_of(answer_to(b, g, item)) != kind)
			continue;
		n++;
		strbuf_join(&sb, library_word(b->in->library, "list.comma"), item->no);
	}
	view_set(b, row, "id", kinds[kind].id);
	view_set(b, row, "name", word_of(b, "answer-word", kinds[kind].id))->role =
		kinds[kind].look;
	view_set(b, row, "total", arena_printf(b->a, "%zu", n));
	view_set(b, row, "list", n ? sb.text : library_word(b->in->library, "dash"));
}

void fill_inspection_counts(struct binding *b, struct view *v)
{
	const struct guideline *g = project_checklist(b->in->project, b->in->library);

	for (size_t i = 0; g && i < ARRAY_LEN(kinds); i++)
		add_count(b, v, g, i);
}

/* --- which records to lay out --- */

struct item_records {
	struct view *view;
	const struct guideline_item *item;
	size_t first; /* row of the item */
};

static struct view_field *find_field(struct view_row *row, const char *name)
{
	for (size_t i = 0; i < row->fields.n; i++)
		if (strcmp(row->fields.at[i].name, name) == 0)
			return &row->fields.at[i];
	return NULL;
}

static struct view_row *row_of_record(struct binding *b, struct item_records *rows,
				      const struct record_form *r)
{
	for (size_t i = rows->first; i < rows->view->rows.n; i++)
		if (strcmp(view_field(&rows->view->rows.at[i], "record.id")->text, r->id) == 0)
			return &rows->view->rows.at[i];
	struct view_row *row =
		view_add(b, rows->view, "record", record_file(b, r->place), r->place, r->id);

	set_item(b, row, rows->item);
	view_set(b, row, "record.id", r->id);
	view_set(b, row, "record.name", r->name);
	view_set(b, row, "who", "");
	view_set(b, row, "keep", "");
	view_set(b, row, "provisions", "");
	return row;
}

static void add_to_row(struct binding *b, void *context, const struct record_form *r,
		       const struct item_act *act)
{
	struct view_row *row = row_of_record(b, context, r);
	const struct office_duty d = duty_of(act);

	add_who(b, find_field(row, "who"), act);
	add_line_once(b, find_field(row, "keep"), office_duty_keep(b->a, &d));
	add_line_once(b, find_field(row, "provisions"),
		      arena_concat(b->a, paper_label(b, act->paper), citation(b, act),
				   (char *)NULL));
}

void fill_inspection_records(struct binding *b, struct view *v)
{
	const struct guideline *g = project_checklist(b->in->project, b->in->library);
	const struct record_index *x = record_index_new(b->scratch, b->in->library);

	for (size_t i = 0; g && i < g->items.n; i++) {
		const struct item_acts acts = acts_of(b, &g->items.at[i], true);
		struct item_records rows = {v, &g->items.at[i], v->rows.n};

		visit_records(b, x, &acts, add_to_row, &rows);
	}
}
