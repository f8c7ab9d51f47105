/* SPDX-License-Identifier: MIT
 *
 * Every planned document is bound once, and binding notes each 未記入 that it prints. The notes are
 * then gathered by the member that is empty, with the documents that show it. A document that
 * cannot be bound is none of this file's business: `build` says why.
 */
#include "work/blanks.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "check/scope.h"
#include "work/documents.h"

/* One empty member, and where it is seen. */
struct empty_member {
	struct blank blank;
	struct strbuf documents;
	const char *last; /* the document named last */
};

struct gathering {
	struct arena *a;
	struct map *by_place;
	VEC(struct empty_member *) all;
};

/* Members of which a check speaks: they have a code that says what follows from it. */
static const struct {
	const char *member;
	enum diag_code code;
	bool by_subject; /* the code's place is another one */
} told[] = {
	{"phone", DIAG_CONTACT_WITHOUT_PHONE, true},
	{"phone_off", DIAG_CONTACT_WITHOUT_NIGHT_PHONE, true},
	{"hours", DIAG_CONTACT_WITHOUT_HOURS, true},
	{"confirmed", DIAG_CONTACT_NOT_CONFIRMED, true},
	{"updates", DIAG_SERVER_WITHOUT_UPDATES, false},
	{"by", DIAG_RESIDUAL_NOT_ACCEPTED, true},
	{"date", DIAG_RESIDUAL_NOT_ACCEPTED, true},
	{"by", DIAG_KEPT_RISK_NOT_ACCEPTED, true},
	{"date", DIAG_KEPT_RISK_NOT_ACCEPTED, true},
};

static bool is_told_by(const struct diag_list *dl, size_t nth, const struct blank *b)
{
	for (size_t i = 0; i < dl->all.n; i++) {
		const struct diag *d = &dl->all.at[i];

		if (d->code == told[nth].code &&
		    (told[nth].by_subject ? text_equal(d->subject, b->subject)
					  : text_starts(b->place, d->place)))
			return true;
	}
	return false;
}

static bool is_told(const struct diag_list *dl, const struct blank *b)
{
	for (size_t i = 0; i < ARRAY_LEN(told); i++)
		if (strcmp(told[i].member, b->member) == 0 && is_told_by(dl, i, b))
			return true;
	return false;
}

static void gather(struct gathering *g, const struct blank *b, const char *document)
{
	const char *key = arena_concat(g->a, b->place, "\n", b->subject ? b->subject : "",
				       (char *)NULL);
	struct empty_member *e = map_get(g->by_place, key);

	if (!e) {
		e = arena_alloc(g->a, sizeof *e);
		*e = (struct empty_member){.blank = *b, .documents = strbuf_new(g->a), .last = ""};
		map_set(g->by_place, key, e);
		*vec_push(g->a, &g->all) = e;
	}
	if (strcmp(e->last, document) != 0)
		strbuf_join(&e->documents, ", ", document);
	e->last = document;
}

static void bind_all(struct run *run, const struct planned_list *plan, struct gathering *g)
{
	struct diag_list *ignored = diag_new(run->arena);

	for (size_t i = 0; i < plan->all.n; i++) {
		struct blanks blanks = {0};

		documents_find_blanks(run, &plan->all.at[i], &blanks, ignored);
		for (size_t k = 0; k < blanks.all.n; k++)
			gather(g, &blanks.all.at[k], plan->all.at[i].name);
	}
}

static bool has_fee(const struct template_block *block)
{
	for (size_t i = 0; i < block->columns.n; i++)
		if (text_equal(block->columns.at[i].field, "fee"))
			return true;
	for (size_t i = 0; i < block->body.n; i++)
		if (has_fee(&block->body.at[i]))
			return true;
	return false;
}

/* True when a paper of the contract prints fees, or one of the hospital's, which speaks of all. */
static bool prints_fees(const struct planned_list *plan, const struct contract *c)
{
	for (size_t i = 0; i < plan->all.n; i++) {
		const struct template *t = plan->all.at[i].template;

		if (plan->all.at[i].contract && plan->all.at[i].contract != c)
			continue;
		for (size_t k = 0; k < t->parts.n; k++)
			if (has_fee(&t->parts.at[k]))
				return true;
	}
	return false;
}

static bool is_undecided(const struct responsibility *r)
{
	return !r->fee || strcmp(r->fee, "undecided") == 0;
}

static void add_fees(struct run *run, const struct contract *c,
		     const struct responsibilities *rows)
{
	size_t n = 0, before = run->findings->all.n;

	for (size_t i = 0; i < rows->rows.n; i++)
		n += is_undecided(&rows->rows.at[i]);
	if (n)
		diag_add(run->findings, DIAG_FEE_UNDECIDED, c->id, c->place,
			 arena_printf(run->arena, "%zu", n),
			 arena_printf(run->arena, "%zu", rows->rows.n), c->id);
	diag_about(run->findings, before, ABOUT_CONTRACT, c->id);
}

void blanks_add(struct run *run)
{
	struct gathering g = {.a = run->arena, .by_place = map_new(run->arena)};
	struct planned_list plan = documents_plan(run, NULL, NULL);

	bind_all(run, &plan, &g);
	for (size_t i = 0; i < g.all.n; i++)
		if (!is_told(run->findings, &g.all.at[i]->blank))
			diag_add(run->findings, DIAG_NOT_FILLED_IN, g.all.at[i]->blank.subject,
				 g.all.at[i]->blank.place, g.all.at[i]->blank.member,
				 g.all.at[i]->documents.text);
	for (size_t i = 0; i < run->project->contracts.n; i++)
		if (prints_fees(&plan, &run->project->contracts.at[i]))
			add_fees(run, &run->project->contracts.at[i], run->responsibilities[i]);
	diag_sort(run->findings);
}
