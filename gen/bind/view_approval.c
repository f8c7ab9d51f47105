/* SPDX-License-Identifier: MIT
 *
 * Views for those who approve a contract: what the hospital takes on, by topic and by office; what
 * costs how; what is still open; and who approves. All are counted from the rows of the contract's
 * 責任分界表, so that the sheet and the table cannot differ.
 */
#include <stdint.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "bind/row_counts.h"
#include "derive/imprint.h"
#include "derive/papers.h"

/* The hospital's role in a row, when it acts there: accountable or doing; else NULL. */
static const struct role *hospital_acts(const struct binding *b, const struct responsibility *r)
{
	for (size_t i = 0; i < r->contract->parties.n; i++) {
		const struct role *role = printed_role(b, r, i);

		if (strcmp(r->contract->parties.at[i].role, "hospital") == 0 && role_acts(role))
			return role;
	}
	return NULL;
}

/* A topic in which the hospital acts. */
struct undertaking {
	const struct topic *topic; /* NULL: rows without one */
	size_t accountable, does, rank;
	const struct responsibility *lead; /* the row that weighs most */
	bool lead_answers;                 /* the hospital is accountable for it */
};

struct undertakings {
	VEC(struct undertaking) all;
};

static struct undertaking *find_undertaking(struct binding *b, struct undertakings *list,
					    const struct topic *topic)
{
	for (size_t i = 0; i < list->all.n; i++)
		if (list->all.at[i].topic == topic)
			return &list->all.at[i];
	struct undertaking *new = vec_push(b->scratch, &list->all);

	*new = (struct undertaking){.topic = topic, .rank = SIZE_MAX};
	return new;
}

/* A worse risk leads; of like ones what the hospital answers for, then what it is asked for. */
static bool leads(const struct undertaking *u, const struct responsibility *r, size_t rank,
		  bool answers)
{
	if (!u->lead || rank != u->rank)
		return !u->lead || rank < u->rank;
	if (answers != u->lead_answers)
		return answers;
	return u->lead->requirement && !r->requirement;
}

static void note_undertaking(struct binding *b, struct undertakings *list,
			     const struct responsibility *r)
{
	const struct role *own = hospital_acts(b, r);

	if (!own)
		return;
	struct undertaking *u = find_undertaking(b, list, r->topic.topic);
	bool answers = strcmp(own->id, "accountable") == 0;
	size_t rank = row_weight(b, r);

	u->accountable += answers;
	u->does += !answers;
	if (!leads(u, r, rank, answers))
		return;
	u->lead = r;
	u->rank = rank;
	u->lead_answers = answers;
}

static struct undertakings collect_undertakings(struct binding *b)
{
	const struct responsibilities *rows = contract_rows(b);
	struct undertakings list = {0};

	for (size_t i = 0; rows && i < rows->rows.n; i++)
		note_undertaking(b, &list, &rows->rows.at[i]);
	return list;
}

static const char *number_text(struct binding *b, size_t n)
{
	return arena_printf(b->a, "%zu", n);
}

/* Sorts by the first number, then the larger second one first. */
static const char *order_text(struct binding *b, size_t first, size_t more)
{
	return arena_printf(b->a, "%zu %06zu", first, 999999 - (more < 999999 ? more : 999999));
}

static const char *office_of(struct binding *b, const struct topic *t)
{
	return t && t->role ? t->role : word_of(b, "role", "default");
}

static const char *lead_text(struct binding *b, const struct responsibility *r)
{
	const char *text = register_text(b, r);

	return arena_concat(b->a, printed_key(b, r), library_word(b->in->library, "colon"),
			    text ? text : library_word(b->in->library, "missing"), (char *)NULL);
}

void fill_undertakings(struct binding *b, struct view *v)
{
	struct undertakings list = collect_undertakings(b);
	const struct library *l = b->in->library;

	for (size_t i = 0; i < list.all.n; i++) {
		const struct undertaking *u = &list.all.at[i];
		const struct topic *t = u->topic;
		struct view_row *row = view_add(b, v, "library", NULL, t ? t->place : NULL,
						t ? t->id : NULL);

		view_set_topic(b, row, u->lead);
		view_set(b, row, "count:accountable", number_text(b, u->accountable));
		view_set(b, row, "count:does", number_text(b, u->does));
		view_set(b, row, "level",
			 u->lead->risk->level ? u->lead->risk->level : library_word(l, "dash"));
		view_set(b, row, "lead", lead_text(b, u->lead));
		view_set(b, row, "office", office_of(b, t));
		view_set(b, row, "timing",
			 t && t->timing ? t->timing : word_of(b, "timing", "default"));
		view_set(b, row, "record",
			 t && t->record ? t->record : word_of(b, "record", "default"));
		view_set(b, row, "order", order_text(b, u->rank, u->accountable + u->does));
	}
}

/* How often a topic's work comes: the first word that its time has; the last is all the rest. */
static const char *const rhythms[] = {"monthly", "yearly", "event"};

static size_t rhythm_of(struct binding *b, const struct topic *t)
{
	const char *timing = t && t->timing ? t->timing : word_of(b, "timing", "default");
	size_t last = ARRAY_LEN(rhythms) - 1;

	for (size_t i = 0; i < last; i++)
		if (strstr(timing, word_of(b, "rhythm", rhythms[i])))
			return i;
	return last;
}

/* What one office of the hospital has to do. */
struct workload {
	const char *office;
	size_t topics, rows, of[ARRAY_LEN(rhythms)];
};

struct workloads {
	VEC(struct workload) all;
};

static struct workload *find_workload(struct binding *b, struct workloads *list,
				      const char *office)
{
	for (size_t i = 0; i < list->all.n; i++)
		if (strcmp(list->all.at[i].office, office) == 0)
			return &list->all.at[i];
	struct workload *new = vec_push(b->scratch, &list->all);

	*new = (struct workload){.office = office};
	return new;
}

static void add_workload(struct binding *b, struct view *v, const struct workload *w)
{
	struct view_row *row = view_add(b, v, "library", NULL, NULL, w->office);

	view_set(b, row, "office", w->office);
	view_set(b, row, "topics", number_text(b, w->topics));
	view_set(b, row, "rows", number_text(b, w->rows));
	for (size_t i = 0; i < ARRAY_LEN(rhythms); i++)
		view_set(b, row, arena_concat(b->a, "count:", rhythms[i], (char *)NULL),
			 number_text(b, w->of[i]));
	view_set(b, row, "order", order_text(b, 0, w->rows));
}

void fill_workload(struct binding *b, struct view *v)
{
	struct undertakings list = collect_undertakings(b);
	struct workloads offices = {0};

	for (size_t i = 0; i < list.all.n; i++) {
		const struct undertaking *u = &list.all.at[i];
		struct workload *w = find_workload(b, &offices, office_of(b, u->topic));

		w->topics++;
		w->rows += u->accountable + u->does;
		w->of[rhythm_of(b, u->topic)]++;
	}
	for (size_t i = 0; i < offices.all.n; i++)
		add_workload(b, v, &offices.all.at[i]);
}

/* What most rows cost; the other words of statements are counted together. */
static const char *const fees[] = {"included", "extra", "undecided"};

static bool has_other_fee(struct binding *b, const struct responsibility *r, const void *unused)
{
	const char *fee = printed_fee(b, r);

	(void)unused;
	for (size_t i = 0; i < ARRAY_LEN(fees); i++)
		if (text_equal(fee, fees[i]))
			return false;
	return fee != NULL;
}

static void set_fee_count(struct binding *b, struct view_row *row, const char *id,
			  struct row_counts n)
{
	view_set(b, row, arena_concat(b->a, "count:", id, (char *)NULL),
		 number_text(b, row_counts_total(&n)));
}

/*
 * One row: how many rows of the contract cost nothing more, cost more, or are not decided, as the
 * table prints it. "none" are those that print no fee.
 */
void fill_fee_counts(struct binding *b, struct view *v)
{
	const struct responsibilities *rows = contract_rows(b);

	if (!rows)
		return;
	struct view_row *row = view_add(b, v, "library", NULL, NULL, "fees");

	for (size_t i = 0; i < ARRAY_LEN(fees); i++)
		set_fee_count(b, row, fees[i], row_counts_of(b, row_has_fee, fees[i]));
	set_fee_count(b, row, "other", row_counts_of(b, has_other_fee, NULL));
	set_fee_count(b, row, "none", row_counts_of(b, row_has_fee, NULL));
	view_set(b, row, "total", number_text(b, rows->rows.n));
}

/* `n` of something, what that means and where the list of it stands; nothing where it is none. */
static struct view_row *add_open(struct binding *b, struct view *v, const char *id,
				 const char *name, size_t n)
{
	if (!n)
		return NULL;
	struct view_row *row = view_add(b, v, "library", NULL, NULL, id);

	view_set(b, row, "id", id);
	view_set(b, row, "name", name);
	view_set(b, row, "means", word_of(b, "open", id));
	view_set(b, row, "list", word_of(b, "open.list", id));
	return row;
}

static void add_open_rows(struct binding *b, struct view *v, const char *id, const char *name,
			  struct row_counts n)
{
	struct view_row *row = add_open(b, v, id, name, row_counts_total(&n));

	if (row)
		row_counts_set(b, row, &n);
}

/* What is no row of the table has a total only. */
static void add_open_others(struct binding *b, struct view *v, const char *id, size_t n)
{
	static const char *const kinds[] = {"requirements", "duties", "open"};
	const char *name = word_of(b, "open", arena_concat(b->a, id, ".name", (char *)NULL));
	struct view_row *row = add_open(b, v, id, name, n);

	for (size_t i = 0; row && i < ARRAY_LEN(kinds); i++)
		view_set(b, row, kinds[i], library_word(b->in->library, "dash"));
	if (row)
		view_set(b, row, "total", number_text(b, n));
}

/* What `check` finds, which another day may find otherwise. */
static void add_open_findings(struct binding *b, struct view *v, const char *id, size_t n)
{
	size_t before = v->rows.n;

	add_open_others(b, v, id, n);
	if (v->rows.n > before)
		v->rows.at[before].role = DOC_ROLE_OF_THE_DAY;
}

/* Risks of the contract's registers that remain and that nobody has accepted. */
static size_t count_not_accepted(const struct binding *b)
{
	const struct project *p = b->in->project;
	size_t n = 0;

	for (size_t i = 0; i < p->registers.n; i++) {
		const struct risk_register *reg = p->registers.at[i];

		for (size_t k = 0; rests_on(b, reg) && k < reg->risks.n; k++)
			n += risk_awaits_acceptance(p, b->in->library, reg, &reg->risks.at[k]);
	}
	return n;
}

/* Of the papers with articles of their own, each clause once. */
static size_t count_open_wordings(struct binding *b)
{
	const struct bind_input *in = b->in;
	const struct wanted_papers *papers = papers_wanted(b->scratch, in->project, in->library);
	struct map *seen = map_new(b->scratch);
	size_t n = 0;

	for (size_t i = 0; i < papers->all.n; i++) {
		const struct template *t = papers->all.at[i].template;

		if (papers->all.at[i].contract != in->contract || t->report ||
		    strcmp(template_articles(t), t->id) != 0)
			continue;
		const struct selection *s = select_clauses(b->scratch, in->project, in->library, t,
							   in->contract, b->imprint);

		for (size_t k = 0; k < s->n_in; k++) {
			const char *id = s->all.at[k].clause->id;

			n += chosen_awaits_agreement(&s->all.at[k]) && !map_get(seen, id);
			map_set(seen, id, (void *)id);
		}
	}
	return n;
}

/*
 * What is not settled, worst first. The same row may be open in its status and in its fee. What the
 * other papers lack, and what check said, is known to whoever makes them.
 */
void fill_open_points(struct binding *b, struct view *v)
{
	static const char *const statuses[] = {"gap", "open", "accept", "proposed", "recommended"};
	const struct unsettled *u = b->in->unsettled;

	if (!contract_rows(b))
		return;
	for (size_t i = 0; i < ARRAY_LEN(statuses); i++) {
		const struct status *s = library_status(b->in->library, statuses[i]);

		add_open_rows(b, v, statuses[i], s ? s->name : statuses[i],
			      row_counts_of(b, row_has_status, statuses[i]));
	}
	add_open_rows(b, v, "fee", word_of(b, "open", "fee.name"),
		      row_counts_of(b, row_has_fee, "undecided"));
	add_open_others(b, v, "risk", count_not_accepted(b));
	add_open_others(b, v, "clause", count_open_wordings(b));
	add_open_findings(b, v, "blank", u ? u->blanks : 0);
	add_open_findings(b, v, "error", u ? u->errors : 0);
	add_open_findings(b, v, "warning", u ? u->warnings : 0);
}

/* The name of the hospital's contact in that office; "": a person writes it by hand. */
static const char *holder_of(const struct binding *b, const char *office)
{
	for (size_t i = 0; i < b->in->project->contacts.n; i++) {
		const struct contact *c = &b->in->project->contacts.at[i];

		if (strcmp(c->kind, "hospital") == 0 && c->role && c->name &&
		    strstr(c->role, office))
			return c->name;
	}
	return "";
}

/* The line of the edition that this document is of; NULL: a draft, or none was issued. */
static const struct edition *own_edition(struct binding *b)
{
	const struct imprint *i = b->imprint;
	const struct edition *last = i->editions.n ? &i->editions.at[i->editions.n - 1] : NULL;

	return last && text_equal(i->edition, edition_name(b->a, b->in->library, last->number))
		       ? last
		       : NULL;
}

static void add_approver(struct binding *b, struct view *v, const char *id, const char *name,
			 const char *date)
{
	struct view_row *row = view_add(b, v, "project", b->in->project->file, NULL, id);

	view_set(b, row, "office", word_of(b, "approver", id));
	view_set(b, row, "name", name ? name : "");
	view_set_day_or(b, row, "date", date, "");
}

/* Who signs the contract for the hospital decides; an edition says who did, and when. */
void fill_approvers(struct binding *b, struct view *v)
{
	static const char *const offices[] = {"plan", "safety"};
	const struct contract_party *own =
		b->in->contract ? contract_party_in_role(b->in->contract, "hospital") : NULL;
	const struct party *hospital = own ? project_party(b->in->project, own->party) : NULL;
	const struct edition *edition = own_edition(b);

	add_approver(b, v, "draft", "", NULL);
	for (size_t i = 0; i < ARRAY_LEN(offices); i++)
		add_approver(b, v, offices[i],
			     holder_of(b, word_of(b, "approver", offices[i])), NULL);
	if (edition && edition->approved_by)
		add_approver(b, v, "head", edition->approved_by, edition->approved_on);
	else
		add_approver(b, v, "head", hospital ? hospital->signatory : NULL, NULL);
}
