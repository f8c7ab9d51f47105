/* SPDX-License-Identifier: MIT
 *
 * The records that the papers name: which there are, and who writes what into each, when, by which
 * 条・項, and how long it is kept. All of it comes from the statements of the papers that are made;
 * the library says which record a statement's word is (derive/record_index.h).
 *
 * A paper of a contract shows what others than the hospital keep or hand in; one of the hospital
 * what binds the hospital: its own papers, and the acts that contracts ask of it.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "bind/document_links.h"
#include "bind/view.h"
#include "derive/actors.h"
#include "derive/measures.h"
#include "derive/record_index.h"
#include "model/over.h"

/* One statement of one paper that names records. */
struct record_use {
	const struct coverage_paper *paper;
	const struct chosen *chosen;
	const struct statement *statement;
	const struct statement_form *form;
	const char *who;
};

typedef void take_use(struct binding *b, void *context, const struct record_form *record,
		      const struct record_use *use);

static const char *filled(struct binding *b, const struct record_use *u, const char *text)
{
	struct expand e = {.a = b->a, .names = &u->chosen->names};

	return text ? expand_text(&e, text, "") : "";
}

static bool is_hospital(const struct contract *c, const struct actor *actor)
{
	return strcmp(c->parties.at[actor->party].role, "hospital") == 0;
}

/* The labels of those whom the document asks for, as 乙、丙; "": none of them acts. */
static const char *labels_of(struct binding *b, const struct contract *c,
			     const struct statement_form *f)
{
	const struct actors acting = actors_of(b->scratch, b->in->project, c, f->who);
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < acting.all.n; i++)
		if (!is_hospital(c, &acting.all.at[i]))
			strbuf_join(&sb, library_word(b->in->library, "list.comma"),
				    c->parties.at[acting.all.at[i].party].label);
	return sb.text;
}

static bool binds_hospital(struct binding *b, const struct contract *c,
			   const struct statement_form *f)
{
	const struct actors acting = actors_of(b->scratch, b->in->project, c, f->who);

	for (size_t i = 0; i < acting.all.n; i++)
		if (is_hospital(c, &acting.all.at[i]))
			return true;
	return false;
}

/* Who writes, as this document calls him; NULL: it is nobody whom the document asks for. */
static const char *writer_of(struct binding *b, const struct record_use *u)
{
	const struct contract *c = u->paper->contract;
	const char *labels;

	if (!statement_binds(u->form))
		return NULL;
	if (b->in->contract) {
		labels = labels_of(b, c, u->form);
		return *labels ? labels : NULL;
	}
	if (c && !binds_hospital(b, c, u->form))
		return NULL;
	return u->form->office ? filled(b, u, u->form->office)
			       : template_text(b, "{{hospital}}", b->in->template->file);
}

static void visit_records(struct binding *b, const struct record_index *x,
			  const struct record_use *u, take_use *take, void *context)
{
	const struct record_list *list =
		record_index_find(b->scratch, x, u->chosen->clause->id, u->statement->id,
				  filled(b, u, u->form->record));

	for (size_t i = 0; i < list->all.n; i++)
		take(b, context, list->all.at[i], u);
}

static void visit_clause(struct binding *b, const struct record_index *x,
			 const struct coverage_paper *paper, const struct chosen *c, take_use *take,
			 void *context)
{
	const struct duties *d = c->clause->duties;

	for (size_t i = 0; d && c->position && i < d->statements.n; i++) {
		struct record_use u = {paper, c, &d->statements.at[i],
				       statement_in(&d->statements.at[i], c->position->name), NULL};

		if (!u.form || !u.form->record)
			continue;
		u.who = writer_of(b, &u);
		if (u.who)
			visit_records(b, x, &u, take, context);
	}
}

/* Papers of the document's contract; in one of the hospital all but of contracts that are over. */
static bool speaks_of(const struct binding *b, const struct coverage_paper *paper)
{
	if (b->in->contract)
		return paper->contract == b->in->contract;
	return !paper->contract || !contract_is_over(b->in->project, paper->contract);
}

static void visit_uses(struct binding *b, take_use *take, void *context)
{
	const struct record_index *x = record_index_new(b->scratch, b->in->library);
	const struct coverage *coverage = b->in->coverage;

	for (size_t i = 0; coverage && i < coverage->papers.n; i++) {
		const struct coverage_paper *paper = &coverage->papers.at[i];

		for (size_t k = 0; speaks_of(b, paper) && k < paper->selection->n_in; k++)
			visit_clause(b, x, paper, &paper->selection->all.at[k], take, context);
	}
}

/* --- the words of one use --- */

static const char *name_in(const struct duty_word_list *list, const char *id)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->at[i].id, id) == 0)
			return list->at[i].name;
	return id;
}

static const char *events_of(struct binding *b, const struct statement_form *f)
{
	const struct duty_words *words = &b->in->library->duty_words;
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < f->events.n; i++)
		strbuf_join(&sb, word_of(b, "record", "or"), name_in(&words->events, f->events.at[i]));
	if (f->occasion && !f->times.n)
		strbuf_join(&sb, word_of(b, "record", "or"), name_in(&words->occasions, f->occasion));
	return sb.text;
}

static const char *times_of(struct binding *b, const struct record_use *u)
{
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < u->form->times.n; i++)
		strbuf_join(&sb, library_word(b->in->library, "list.comma"),
			    filled(b, u, u->form->times.at[i]));
	return sb.text;
}

/* The event, its times in brackets; a condition goes before. What is only kept has no time. */
static const char *when_of(struct binding *b, const struct record_use *u)
{
	const struct statement_form *f = u->form;
	const char *events = events_of(b, f), *times = times_of(b, u);
	const char *rest = *events && *times
				   ? text_fill(b->a, word_of(b, "record", "when"), "event", events,
					       "time", times)
			   : *events ? events : times;
	struct strbuf sb = strbuf_new(b->a);

	strbuf_add(&sb, filled(b, u, f->condition));
	if (*rest)
		strbuf_join(&sb, library_word(b->in->library, "list.comma"), rest);
	if (sb.len)
		return sb.text;
	return f->keep ? "" : word_of(b, "record", f->always ? "always" : "any-time");
}

/* 規程第10条2; of several contracts with the contract's title, since they count alike. */
static const char *use_provision(struct binding *b, const struct record_use *u)
{
	const struct template *t = u->paper->template;
	bool many = !b->in->contract && u->paper->contract && b->in->project->contracts.n > 1;

	return arena_concat(b->a, many ? u->paper->contract->title : "",
			    t->shown ? t->shown : t->title,
			    statement_citation_brief(b->a, b->in->library, u->chosen, u->form),
			    (char *)NULL);
}

static bool has_line(const struct view_field *f, const char *text)
{
	for (size_t i = 0; i < f->lines.n; i++)
		if (strcmp(f->lines.at[i].text, text) == 0)
			return true;
	return false;
}

static struct view_field *field_of(struct view_row *row, const char *name)
{
	for (size_t i = 0; i < row->fields.n; i++)
		if (strcmp(row->fields.at[i].name, name) == 0)
			return &row->fields.at[i];
	return NULL;
}

/* Each line once; the paper that it names is another one, to which no link leads. */
static void add_new_line(struct binding *b, struct view_row *row, const char *name,
			 const char *text)
{
	struct view_field *f = field_of(row, name);

	if (*text && !has_line(f, text))
		view_add_line(b, f, text, NULL);
}

/* --- who writes what: a row per act --- */

static bool field_says(const struct view_row *row, const char *name, const char *text)
{
	const struct view_field *f = view_field(row, name);

	return f && f->text && strcmp(f->text, text) == 0;
}

/* The same act of two contracts, or of two clauses, is one row with two places. */
static struct view_row *find_act(struct view *v, const struct record_form *record, const char *who,
				 const char *act, const char *when)
{
	for (size_t i = 0; i < v->rows.n; i++) {
		struct view_row *row = &v->rows.at[i];

		if (field_says(row, "record.id", record->id) && field_says(row, "who", who) &&
		    field_says(row, "act", act) && field_says(row, "when", when))
			return row;
	}
	return NULL;
}

static void add_act(struct binding *b, void *context, const struct record_form *record,
		    const struct record_use *u)
{
	struct view *v = context;
	const char *act = filled(b, u, u->form->act), *when = when_of(b, u);
	struct view_row *row = find_act(v, record, u->who, act, when);

	if (!row) {
		row = view_add(b, v, "statement", u->chosen->clause->file,
			       u->chosen->position->name,
			       arena_concat(b->a, u->chosen->clause->id, "#", u->statement->id,
					    (char *)NULL));
		view_set(b, row, "record.id", record->id);
		view_set(b, row, "record.name", record->name);
		view_set(b, row, "who", u->who);
		view_set(b, row, "act", act);
		view_set(b, row, "when", when);
		view_set(b, row, "keep", "");
		view_set(b, row, "provisions", "");
	}
	add_new_line(b, row, "keep", filled(b, u, u->form->keep));
	add_new_line(b, row, "provisions", use_provision(b, u));
}

void fill_record_duties(struct binding *b, struct view *v)
{
	visit_uses(b, add_act, v);
}

/* --- the records, in the library's order --- */

struct record_rows {
	struct view_row **at; /* by the record's place in the library; NULL: nobody names it */
};

static void add_to_record(struct binding *b, void *context, const struct record_form *record,
			  const struct record_use *u)
{
	struct view_row *row =
		((struct record_rows *)context)->at[record - b->in->library->records.at];

	field_of(row, "named")->text = "true";
	add_new_line(b, row, "who", u->who);
	add_new_line(b, row, "when", when_of(b, u));
	add_new_line(b, row, "keep", filled(b, u, u->form->keep));
	add_new_line(b, row, "provisions", use_provision(b, u));
}

/* Where people find the sheet: here, in another document, or why there is none. */
static const char *form_of(struct binding *b, const struct record_form *r)
{
	const struct template *t =
		r->document ? library_template(b->in->library, r->document) : NULL;
	const char *there = t ? text_replace(b->a, word_of(b, "record", "document"),
					     "{{document}}", t->title)
			      : NULL;

	if (r->sheet)
		return word_of(b, "record.kind", r->kind);
	if (there && r->reason)
		return arena_concat(b->a, there, "\n", r->reason, (char *)NULL);
	return there ? there : r->reason;
}

static struct view_row *add_record(struct binding *b, struct view *v, const struct record_form *r)
{
	static const char *const lists[] = {"who", "when", "keep", "provisions"};
	struct view_row *row =
		view_add(b, v, "record", record_file(b, r->place), r->place, r->id);

	view_set(b, row, "id", r->id);
	view_set(b, row, "name", r->name)->link = sheet_link(b, r);
	view_set(b, row, "kind", r->kind ? r->kind : "");
	view_set(b, row, "sheet", r->sheet ? "true" : "false");
	view_set(b, row, "named", "false");
	view_set(b, row, "form", form_of(b, r));
	view_set(b, row, "note", r->note ? r->note : "");
	for (size_t i = 0; i < ARRAY_LEN(lists); i++)
		view_set(b, row, lists[i], "");
	return row;
}

/* What no statement of the document's papers names is taken out again; others stay in order. */
static void keep_named(struct view *v)
{
	size_t n = 0;

	for (size_t i = 0; i < v->rows.n; i++)
		if (field_says(&v->rows.at[i], "named", "true"))
			v->rows.at[n++] = v->rows.at[i];
	v->rows.n = n;
}

void fill_records(struct binding *b, struct view *v)
{
	const struct library *l = b->in->library;
	struct record_rows rows = {
		arena_alloc(b->scratch, (l->records.n + 1) * sizeof(struct view_row *))};

	for (size_t i = 0; i < l->records.n; i++)
		add_record(b, v, &l->records.at[i]);
	for (size_t i = 0; i < l->records.n; i++) /* the list grows no more */
		rows.at[i] = &v->rows.at[i];
	visit_uses(b, add_to_record, &rows);
	keep_named(v);
}
