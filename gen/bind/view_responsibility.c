/* SPDX-License-Identifier: MIT
 *
 * Views over the derived responsibilities: the rows of the 責任分界表, the agreement points
 * and the counts.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "base/unicode.h"
#include "bind/document_links.h"
#include "bind/row_counts.h"
#include "bind/view.h"
#include "derive/open_things.h"
#include "derive/selection_reference.h"

/*
 * Calls `each` for every row of the document's contract, or of all contracts in a document of the
 * whole hospital.
 */
static void each_row(struct binding *b,
		     void (*each)(struct binding *, struct view *, const struct responsibility *),
		     struct view *v)
{
	const struct project *p = b->in->project;

	for (size_t i = 0; i < p->contracts.n; i++) {
		if (b->in->contract && b->in->contract != &p->contracts.at[i])
			continue;
		for (size_t k = 0; k < b->in->responsibilities[i]->rows.n; k++)
			each(b, v, &b->in->responsibilities[i]->rows.at[k]);
	}
}

static struct view_row *add_register_row(struct binding *b, struct view *v,
					 const struct responsibility *r)
{
	return view_add(b, v, r->reg->made ? "project" : "register", r->reg->file,
			responsibility_at(r)->place, r->full_key);
}

const char *register_text(struct binding *b, const struct responsibility *r)
{
	const char *text = responsibility_text(r);

	if (!text || !r->cut)
		return text;
	return arena_concat(b->a, text, library_word(b->in->library, "clipped"), (char *)NULL);
}

void view_set_topic(struct binding *b, struct view_row *row, const struct responsibility *r)
{
	view_set(b, row, "topic.id", r->topic.topic ? r->topic.topic->id : "");
	view_set(b, row, "topic.name",
		 r->topic.topic ? r->topic.topic->name
				: library_word(b->in->library, "topic.none"));
}

static void set_status(struct binding *b, struct view_row *row, const char *id)
{
	const struct status *s = library_status(b->in->library, id);

	view_set(b, row, "status", id)->role = id;
	view_set(b, row, "status.name", s ? s->name : id)->role = id;
}

void view_add_articles(struct binding *b, struct view_field *f, const struct responsibility *r)
{
	const struct clause_list *list = answers_of(b, r);
	const char *mark = "";

	/* a mark and not a line of its own: workbooks lead on from a cell of one line only */
	if (!list->all.n) {
		list = topic_clause_of(b, r);
		mark = library_word(b->in->library, "mark.by-topic");
	}
	for (size_t i = 0; i < list->all.n; i++) {
		const char *id = list->all.at[i]->id;
		const char *article =
			selection_reference(b->scratch, b->in->library, b->selection, id);

		view_add_line(b, f, arena_concat(b->a, article, mark, (char *)NULL),
			      article_link(b, id));
	}
}

static void set_articles(struct binding *b, struct view_row *row, const struct responsibility *r)
{
	view_add_articles(b, view_set(b, row, "articles", ""), r);
}

const struct table_row *table_says(const struct binding *b, const struct responsibility *r)
{
	return table_words_find(b->in->words[r->contract - b->in->project->contracts.at], r);
}

const struct role *printed_role(const struct binding *b, const struct responsibility *r,
				size_t party)
{
	const struct row_share *s = &table_says(b, r)->acts.shares[party];

	return s->proposed ? r->shares[party].role : s->role;
}

static void set_mark(struct binding *b, struct view_row *row, const char *party,
		     const struct row_share *s)
{
	const char *mark = s->role ? s->role->mark : NULL, *full = s->role ? s->role->name : NULL;

	if (s->proposed) {
		mark = text_replace(b->a, library_word(b->in->library, "mark.proposed"),
				    "{{mark}}", mark);
		full = text_replace(b->a, library_word(b->in->library, "mark.proposed.full"),
				    "{{name}}", full);
	}
	view_set_mark(b, row, arena_concat(b->scratch, "role:", party, (char *)NULL), mark, full)
		->role = s->role && !s->proposed ? s->role->id : NULL;
}

static void set_shares(struct binding *b, struct view_row *row, const struct responsibility *r)
{
	const struct table_row *w = table_says(b, r);
	struct strbuf does = strbuf_new(b->a);

	for (size_t i = 0; i < r->contract->parties.n; i++) {
		const struct contract_party *party = &r->contract->parties.at[i];
		const char *text = w->shares[i].text ? w->shares[i].text : "";

		set_mark(b, row, party->party, &w->acts.shares[i]);
		view_set(b, row, arena_concat(b->scratch, "words:", party->party, (char *)NULL),
			 text);
		if (*text)
			strbuf_join(&does, "\n",
				    arena_concat(b->a, party->label,
						 library_word(b->in->library, "colon"), text,
						 (char *)NULL));
	}
	view_set(b, row, "does", does.text);
}

static bool is_waiting(const struct binding *b, const struct row_statement *s)
{
	const struct waiting_list *list = s->paper->contract ? waiting_of(b) : NULL;

	return list && waiting_at(list, s->chosen, s->form->paragraph, s->form->item);
}

/* In one of the papers beside whose articles the document cites. */
static bool is_cited(const struct binding *b, const struct row_statement *s)
{
	const struct selection *in;

	return selection_find_wide(b->selection, s->chosen->clause->id, &in) &&
	       strcmp(in->template->id, s->paper->template->id) == 0;
}

/* A statement's place in the document whose articles this one cites, or in another by its name. */
static void add_provision(struct binding *b, struct view_field *f, const struct row_statement *s)
{
	const struct library *l = b->in->library;
	const char *mark = is_waiting(b, s) ? library_word(l, "mark.waiting") : "";
	const char *id = s->chosen->clause->id;
	const struct template *t = s->paper->template;
	const struct chosen *own = strcmp(t->id, template_articles(b->in->template)) == 0
					   ? selection_find(b->selection, id)
					   : NULL;
	const char *paper = own ? "" : selection_paper(b->a, s->paper->selection);

	view_add_line(b, f,
		      arena_concat(b->a, paper,
				   statement_citation_brief(b->a, l, own ? own : s->chosen,
							    s->form),
				   mark, (char *)NULL),
		      own || is_cited(b, s) ? article_link(b, id) : NULL);
}

static bool has_provision(const struct view_field *f, const char *text)
{
	for (size_t i = 0; i + 1 < f->lines.n; i++)
		if (strcmp(f->lines.at[i].text, text) == 0)
			return true;
	return false;
}

/* The 項 and 号 that say what the row says; where no statement does, the articles. */
static void set_provisions(struct binding *b, struct view_row *row, const struct responsibility *r)
{
	const struct table_row *w = table_says(b, r);
	struct view_field *f = view_set(b, row, "provisions", "");

	for (size_t i = 0; i < w->acts.statements.n; i++) {
		if (!w->acts.statements.at[i].used)
			continue;
		add_provision(b, f, &w->acts.statements.at[i]);
		if (has_provision(f, f->lines.at[f->lines.n - 1].text))
			f->lines.n--;
	}
	if (!f->lines.n)
		view_add_articles(b, f, r);
}

const char *judgement_text(struct binding *b, const struct responsibility *r)
{
	if (!r->requirement)
		return "";
	if (risk_is_kept(b->in->library, r->risk))
		return library_word(b->in->library, "judgement.kept");
	return r->requirement->applies ? r->requirement->applies
				       : library_word(b->in->library, "dash");
}

/*
 * A decision's before a statement's. A row that has neither gets no time: its topic's is a general
 * one, and would bind whoever signs to a time that the demand does not have.
 */
static const char *when_text(struct binding *b, const struct responsibility *r)
{
	const struct table_row *w = table_says(b, r);

	if (r->when || w->acts.statements.n)
		return r->when ? r->when : w->when;
	return r->open ? library_word(b->in->library, "dash") : "";
}

static const char *fee_text(struct binding *b, const struct responsibility *r)
{
	const char *fee = printed_fee(b, r);

	return fee ? word_of(b, "fee", fee) : library_word(b->in->library, "dash");
}

static void set_holding(struct binding *b, struct view_row *row, const struct responsibility *r)
{
	static const char *const names[] = {
		[HELD_BY_ONE] = "one",        [HELD_BY_SEVERAL] = "several",
		[HELD_IN_PART] = "part",      [HELD_BY_NOBODY] = "nobody",
		[HELD_NOT_NEEDED] = "accept", [HELD_RECOMMENDED] = "recommended",
	};
	enum holding holding = responsibility_holding(r);

	view_set(b, row, "held", names[holding]);
	view_set(b, row, "held.name", word_of(b, "held", names[holding]));
	view_set(b, row, "held.order", arena_printf(b->a, "%d", HELD__MAX - (int)holding));
}

/* 'D-02、D-17': each that the row rests on, in the order in which they were laid over it. */
static const char *decision_ids(struct arena *a, const struct responsibility *r)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < r->decisions.n; i++)
		strbuf_join(&sb, "、", r->decisions.at[i]->id);
	return sb.text;
}

/* Where the register has the row; of what is open, the 別表 that will say it. */
static const char *basis_place(struct binding *b, const struct responsibility *r)
{
	const struct template_block *table =
		r->reg->made ? library_table(b->in->library, open_thing_table(b->a, r->risk))
			     : NULL;

	return table ? table->cite : responsibility_at(r)->place;
}

/* The register's row, the decisions, and whether measures were guessed from its words. */
static const char *basis_text(struct binding *b, const struct responsibility *r)
{
	const char *place = basis_place(b, r);
	struct strbuf sb = strbuf_new(b->a);

	if (place)
		strbuf_add(&sb, place);
	if (r->decisions.n)
		strbuf_join(&sb, "\n",
			    arena_concat(b->a, library_word(b->in->library, "decision"), " ",
					 decision_ids(b->a, r), (char *)NULL));
	if (table_row_is_guess(table_says(b, r)))
		strbuf_join(&sb, "\n", library_word(b->in->library, "mark.guess"));
	if (r->reg->baseline)
		strbuf_join(&sb, "\n", library_word(b->in->library, "mark.baseline"));
	return sb.text;
}

/* '参照：GL6.0 運用10.1', or nothing. */
static const char *with_lead(struct binding *b, const char *refs)
{
	return *refs ? arena_concat(b->a, library_word(b->in->library, "basis.references"), refs,
				    (char *)NULL)
		     : refs;
}

size_t row_weight(const struct binding *b, const struct responsibility *r)
{
	struct scale scale = scale_of(b->in->library, r->reg);

	return scale_rank(&scale, r->risk->level);
}

static void add_responsibility(struct binding *b, struct view *v, const struct responsibility *r)
{
	struct view_row *row = add_register_row(b, v, r);
	const struct topic *t = r->topic.topic;
	struct rating rating = rating_of_risk(r->risk);

	row->role = r->status;
	row->anchor = row_anchor(b, r);
	if (r->requirement)
		view_set_extras(b, row, &r->requirement->at);
	view_set(b, row, "key", printed_key(b, r));
	view_set(b, row, "kind", word_of(b, "kind",
			 r->reg->made     ? "open"
			 : r->requirement ? "requirement"
					  : "duty"));
	view_set(b, row, "baseline", r->reg->baseline ? "true" : "");
	view_set(b, row, "viewpoint",
		 r->requirement && r->requirement->viewpoint ? r->requirement->viewpoint : "");
	view_set(b, row, "text", register_text(b, r));
	view_set_topic(b, row, r);
	view_set(b, row, "risk.key",
		 arena_concat(b->a, r->reg->id, ":", r->risk->id, (char *)NULL));
	view_set(b, row, "risk.id",
		 r->reg->made ? open_thing_name(b->a, b->in->library, r->risk) : r->risk->id);
	view_set(b, row, "risk.scenario", r->risk->scenario);
	view_set(b, row, "risk.level", r->risk->level ? r->risk->level : "");
	view_set(b, row, "risk.weight", arena_printf(b->a, "%zu", row_weight(b, r)));
	view_set(b, row, "risk.rating", rating_text(b, r->reg, &rating));
	view_set(b, row, "risk.factors", factors_text(b, r->reg, &rating));
	view_set(b, row, "phase", word_of(b, "phase", r->phase));
	view_set(b, row, "obligation", r->obligation ? r->obligation->id : "");
	view_set(b, row, "obligation.name", r->obligation ? r->obligation->name : "");
	set_holding(b, row, r);
	set_shares(b, row, r);
	view_set(b, row, "when", when_text(b, r));
	view_set(b, row, "record", table_says(b, r)->record);
	view_set(b, row, "judgement", judgement_text(b, r));
	view_set(b, row, "basis", basis_text(b, r));
	view_set(b, row, "reason",
		 r->reason                    ? r->reason
		 : r->rule && r->rule->reason ? r->rule->reason
					      : "");
	view_set(b, row, "reason.internal", r->internal_reason ? r->internal_reason : "");
	set_articles(b, row, r);
	set_provisions(b, row, r);
	view_set(b, row, "refs", topic_reference_text(b, t, false));
	view_set(b, row, "refs.brief", topic_reference_text(b, t, true));
	view_set(b, row, "refs.lead", with_lead(b, topic_reference_text(b, t, true)));
	view_set(b, row, "fee", fee_text(b, r));
	set_status(b, row, r->status);
	view_set(b, row, "agreed", r->agreed ? r->agreed : "");
}

void fill_responsibilities(struct binding *b, struct view *v)
{
	each_row(b, add_responsibility, v);
}

/*
 * The library's proposal for an agreement point: the articles that answer the row, each with its
 * title and position.
 */
static void set_proposal(struct binding *b, struct view_row *row, const struct responsibility *r)
{
	struct view_field *f = view_set(b, row, "proposal", "");
	const struct clause_list *list = set_answers(b, f, r);

	if (!list->all.n) {
		f->text = NULL;
		view_set_own_blank(b, row, f, "topic"); /* that of another clause */
	}

	for (size_t i = 0; i < list->all.n; i++) {
		const struct chosen *c =
			selection_find_wide(b->selection, list->all.at[i]->id, NULL);
		const char *position = c->position && *c->position->name ? c->position->name : NULL;

		view_add_line(b, f,
			      arena_concat(b->a,
					   selection_reference(b->a, b->in->library, b->selection,
							       c->clause->id),
					   " ", c->clause->title, position ? "（" : "",
					   position ? position : "", position ? "）" : "",
					   (char *)NULL),
			      article_link(b, c->clause->id));
	}
}

static void add_agreement(struct binding *b, struct view *v, const struct responsibility *r)
{
	if (!r->requirement || !r->requirement->agreement)
		return;
	struct view_row *row = add_register_row(b, v, r);
	const struct decision *decided = responsibility_decided(r);

	view_set(b, row, "key", printed_key(b, r))->link = row_link(b, r);
	view_set(b, row, "text", register_text(b, r));
	view_set_topic(b, row, r);
	view_set(b, row, "phase", word_of(b, "phase", r->phase));
	set_proposal(b, row, r);
	set_status(b, row, r->status);
	view_set(b, row, "agreed", r->agreed ? r->agreed : "");
	view_set(b, row, "fee", fee_text(b, r));
	view_set(b, row, "by", decided && decided->by ? decided->by : "");
	view_set_day_or(b, row, "date", decided ? decided->date : NULL, "");
}

void fill_agreements(struct binding *b, struct view *v)
{
	each_row(b, add_agreement, v);
}

const struct responsibilities *contract_rows(const struct binding *b)
{
	for (size_t i = 0; i < b->in->project->contracts.n; i++)
		if (b->in->contract == &b->in->project->contracts.at[i])
			return b->in->responsibilities[i];
	return NULL;
}

static size_t count_role(const struct binding *b, const struct responsibilities *rows,
			 size_t party, const char *role)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->rows.n; i++) {
		const struct role *own = printed_role(b, &rows->rows.at[i], party);

		n += own && strcmp(own->id, role) == 0;
	}
	return n;
}

void fill_counts(struct binding *b, struct view *v)
{
	const struct responsibilities *rows = contract_rows(b);
	const struct library *l = b->in->library;

	for (size_t i = 0; rows && i < b->in->contract->parties.n; i++) {
		const struct contract_party *cp = &b->in->contract->parties.at[i];
		const struct party *party = project_party(b->in->project, cp->party);
		struct view_row *row =
			view_add(b, v, "project", b->in->project->file, cp->place, cp->party);

		view_set(b, row, "label", cp->label);
		view_set(b, row, "name", party ? party->name : cp->party);
		for (size_t k = 0; k < l->roles.n; k++)
			view_set(b, row,
				 arena_concat(b->a, "count:", l->roles.at[k].id, (char *)NULL),
				 arena_printf(b->a, "%zu",
					      count_role(b, rows, i, l->roles.at[k].id)));
		view_set(b, row, "total", arena_printf(b->a, "%zu", rows->rows.n));
	}
}

static bool is_saying(struct binding *b, const struct responsibility *r, const void *saying)
{
	return row_saying_of(table_says(b, r)) == *(const enum row_saying *)saying;
}

/* How many rows say concretely what their parties do, and how many a phrase. */
void fill_word_counts(struct binding *b, struct view *v)
{
	static const char *const ids[] = {
		[SAYS_ACTS] = "acts", [SAYS_PHRASE] = "phrase", [SAYS_NOTHING] = "nothing"};

	for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
		enum row_saying saying = (enum row_saying)i;
		struct row_counts n = row_counts_of(b, is_saying, &saying);

		if (!row_counts_total(&n))
			continue;
		struct view_row *row = view_add(b, v, "library", NULL, NULL, ids[i]);

		view_set(b, row, "id", ids[i]);
		view_set(b, row, "name", word_of(b, "words", ids[i]));
		row_counts_set(b, row, &n);
	}
}

/*
 * Statuses that nobody has are left out; the order is that of responsibility.json, gaps first in
 * the template.
 */
void fill_status_counts(struct binding *b, struct view *v)
{
	const struct library *l = b->in->library;

	for (size_t i = 0; i < l->statuses.n; i++) {
		const char *id = l->statuses.at[i].id;
		struct row_counts n = row_counts_of(b, row_has_status, id);

		if (!row_counts_total(&n))
			continue;
		struct view_row *row = view_add(b, v, "library", NULL, NULL, id);

		row->role = id;
		set_status(b, row, id);
		row_counts_set(b, row, &n);
	}
}
