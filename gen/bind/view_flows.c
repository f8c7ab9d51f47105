/* SPDX-License-Identifier: MIT
 *
 * The flows of a contract's registers: their data, who handles them, the risks that were assessed
 * on them and the articles that answer those.
 *
 * A register may assess every flow against every risk: what follows on another in the register's
 * order, or in the document's, is printed as a range and not as a list.
 */
#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "bind/view.h"
#include "derive/flows.h"
#include "derive/keys.h"
#include "derive/selection_reference.h"
#include "model/objects.h"

struct flow_row {
	struct binding *b;
	struct view_row *row;
	const struct risk_register *reg;
	const struct flow *flow;
	const struct flow_share *share; /* NULL: the contract says nothing of it */
	struct map *risks;              /* ids of the risks assessed on it -> itself */
	/* of the register: id of a risk -> struct clause_list, that answer it or are of its topic */
	const struct map *answers, *topics;
};

/* R01～R05、R08: the runs of a list of `n` things of which `has` says which are meant. */
static const char *print_runs(struct binding *b, size_t n, bool (*has)(const void *, size_t),
			      const char *(*name)(const void *, size_t), const void *context)
{
	const char *comma = library_word(b->in->library, "list.comma"),
		   *to = library_word(b->in->library, "list.to");
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0, end; i < n; i = end + 1) {
		for (end = i; end < n && has(context, end);)
			end++;
		if (end == i)
			continue;
		strbuf_join(&sb, comma, name(context, i));
		if (end - i == 2)
			strbuf_join(&sb, comma, name(context, end - 1));
		else if (end - i > 2)
			strbuf_join(&sb, to, name(context, end - 1));
	}
	return sb.text;
}

static bool has_risk(const void *context, size_t i)
{
	const struct flow_row *r = context;

	return map_get(r->risks, r->reg->risks.at[i].id) != NULL;
}

static const char *risk_id(const void *context, size_t i)
{
	return ((const struct flow_row *)context)->reg->risks.at[i].id;
}

static void find_risks(struct flow_row *r)
{
	r->risks = map_new(r->b->scratch);
	for (size_t i = 0; i < r->reg->assessments.n; i++) {
		const struct assessment *s = &r->reg->assessments.at[i];

		if (s->risk && text_equal(s->flow, r->flow->id))
			map_set(r->risks, s->risk, r);
	}
}

/* The articles of the document, and which of them answer a row of the flow's risks. */
struct article_runs {
	struct binding *b;
	struct map *meant; /* ids of clauses -> itself */
	size_t n;
};

/* So many articles are worth a list; more of them are found by the risks in the table itself. */
#define MOST_ARTICLES 12

static bool has_article(const void *context, size_t i)
{
	const struct article_runs *r = context;

	return map_get(r->meant, r->b->selection->all.at[i].clause->id) != NULL;
}

static const char *article_name(const void *context, size_t i)
{
	const struct article_runs *r = context;

	return selection_reference(r->b->a, r->b->in->library, r->b->selection,
				   r->b->selection->all.at[i].clause->id);
}

static void add_article(struct article_runs *r, const char *clause)
{
	if (!map_get(r->meant, clause)) {
		map_set(r->meant, clause, r);
		r->n++;
	}
}

typedef const struct clause_list *clauses_of(struct binding *b, const struct responsibility *r);

/*
 * What `find` gives for a risk's rows, risk by risk, so that it is asked once for each row and not
 * once for each flow, too.
 */
static const struct map *group_by_risk(struct binding *b, const struct risk_register *reg,
				       clauses_of *find)
{
	const struct responsibilities *rows = contract_rows(b);
	struct map *by_risk = map_new(b->scratch);

	for (size_t i = 0; rows && i < rows->rows.n; i++) {
		const struct responsibility *r = &rows->rows.at[i];
		struct clause_list *all = map_get(by_risk, r->risk->id);
		const struct clause_list *found = r->reg == reg ? find(b, r) : NULL;

		if (found && !all) {
			all = arena_alloc(b->scratch, sizeof *all);
			map_set(by_risk, r->risk->id, all);
		}
		for (size_t k = 0; found && k < found->all.n; k++)
			if (!clause_list_has(all, found->all.at[k]))
				*vec_push(b->scratch, &all->all) = found->all.at[k];
	}
	return by_risk;
}

/* The articles of the flow's risks, with a mark behind them. */
static const char *find_articles(const struct flow_row *f, const struct map *by_risk,
				 const char *mark)
{
	struct article_runs runs = {f->b, map_new(f->b->scratch), 0};

	for (size_t i = 0; i < f->reg->risks.n; i++) {
		const char *risk = f->reg->risks.at[i].id;
		const struct clause_list *list = map_get(f->risks, risk) ? map_get(by_risk, risk)
									 : NULL;

		for (size_t k = 0; list && k < list->all.n; k++)
			add_article(&runs, list->all.at[k]->id);
	}
	if (runs.n > MOST_ARTICLES)
		return library_word(f->b->in->library, "flow.by-risks");
	return runs.n ? arena_concat(f->b->a,
				     print_runs(f->b, f->b->selection->n_in, has_article,
						article_name, &runs),
				     mark, (char *)NULL)
		      : "";
}

/* Those that answer a row, else those of the rows' topics, with the mark that says so. */
static const char *articles_text(const struct flow_row *f)
{
	const char *answers = find_articles(f, f->answers, "");

	return *answers ? answers
			: find_articles(f, f->topics,
					library_word(f->b->in->library, "mark.by-topic"));
}

static const char *data_text(struct binding *b, const struct flow *flow)
{
	struct strbuf sb = strbuf_new(b->a);

	for (size_t i = 0; i < flow->classification.n; i++)
		strbuf_join(&sb, library_word(b->in->library, "list.comma"),
			    flow->classification.at[i]);
	return sb.text;
}

/* What nobody said is to be agreed: check names the flows (not-written-down). */
static void set_open(struct flow_row *r, const char *name, const char *said, const char *outside)
{
	const struct library *l = r->b->in->library;
	struct view_field *f = view_set(r->b, r->row, name,
					said      ? said
					: outside ? outside
						  : library_word(l, "object.open"));

	if (!said && !outside)
		f->role = "open";
}

/* A member that is asked for; of others what the contract says all the same. */
static void set_said(struct flow_row *r, const char *name, const char *said, bool asked)
{
	bool outside = r->share && r->share->out_of_scope;

	if (asked)
		set_open(r, name, said,
			 outside ? library_word(r->b->in->library, "dash") : NULL);
	else
		view_set(r->b, r->row, name, said ? said : "");
}

static void set_handler(struct flow_row *r)
{
	const char *party = flow_handler(r->b->in->contract, r->share, r->flow);
	const char *outside = r->share ? r->share->out_of_scope : NULL;

	set_open(r, "handles",
		 outside ? view_outside_text(r->b, outside) : view_tender_name(r->b, party), NULL);
}

static void add_flow(struct flow_row *r)
{
	const struct flow *flow = r->flow;
	struct binding *b = r->b;
	bool ends = flow_ends_contract(b->scratch, b->in->library, flow);

	view_set(b, r->row, "register", register_title(b, r->reg));
	view_set(b, r->row, "id", flow->id);
	view_set(b, r->row, "form", flow->form ? flow->form : "");
	view_set(b, r->row, "phase", flow->phase ? flow->phase : "");
	view_set(b, r->row, "content", flow->content ? flow->content : "");
	view_set(b, r->row, "data", data_text(b, flow));
	set_said(r, "stored", r->share ? r->share->stored : NULL, !ends);
	set_handler(r);
	view_set(b, r->row, "risks", print_runs(b, r->reg->risks.n, has_risk, risk_id, r));
	view_set(b, r->row, "articles", articles_text(r));
	set_said(r, "returns", r->share ? r->share->returns : NULL, ends);
	set_said(r, "erases", r->share ? r->share->erases : NULL, ends);
	view_set(b, r->row, "basis", flow->at.place ? flow->at.place : "");
}

static void add_register(struct binding *b, struct view *v, const struct risk_register *reg)
{
	bool several = b->in->project->registers.n > 1;
	const struct map *answers = group_by_risk(b, reg, answers_of),
			 *topics = group_by_risk(b, reg, topic_clause_of);

	for (size_t i = 0; i < reg->flows.n; i++) {
		const struct flow *flow = &reg->flows.at[i];
		struct flow_row r = {
			.b = b,
			.row = view_add(b, v, "register", reg->file, flow->at.place,
					key_qualified(b->a, reg, flow->id, several)),
			.reg = reg,
			.flow = flow,
			.share = contract_flow(b->in->contract, reg->id, flow->id),
			.answers = answers,
			.topics = topics,
		};

		find_risks(&r);
		add_flow(&r);
	}
}

void fill_flows(struct binding *b, struct view *v)
{
	const struct contract *c = b->in->contract;

	for (size_t i = 0; c && i < c->registers.n; i++) {
		const struct risk_register *reg =
			project_register(b->in->project, c->registers.at[i]);

		if (reg)
			add_register(b, v, reg);
	}
}
