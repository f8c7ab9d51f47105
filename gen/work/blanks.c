/* SPDX-License-Identifier: MIT
 *
 * Binding notes each 未記入 that it prints. The notes of all documents are gathered by the member
 * that is empty, with the documents that show it.
 */
#include "work/blanks.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "check/scope.h"

/* Members of which a check speaks: they have a code that says what follows from it. */
static const struct {
	const char *member;
	enum diag_code code;
	bool by_subject; /* the code's place is another one */
} told[] = {
	{"phone", DIAG_CONTACT_WITHOUT_PHONE, true},
	{"phone_off", DIAG_CONTACT_WITHOUT_NIGHT_PHONE, true},
	{"phone_off", DIAG_DEPUTY_WITHOUT_NIGHT_PHONE, true},
	{"hours", DIAG_CONTACT_WITHOUT_HOURS, true},
	{"confirmed", DIAG_CONTACT_NOT_CONFIRMED, true},
	{"confirmed", DIAG_DESK_NOT_CONFIRMED, true},
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

struct empty_members blanks_new(struct arena *a)
{
	return (struct empty_members){.a = a, .by_place = map_new(a)};
}

static struct empty_member *member_of(struct empty_members *m, const struct blank *b)
{
	const char *key = arena_concat(m->a, b->place, "\n", b->subject ? b->subject : "",
				       (char *)NULL);
	struct empty_member *e = map_get(m->by_place, key);

	if (e)
		return e;
	e = arena_alloc(m->a, sizeof *e);
	*e = (struct empty_member){.blank = *b};
	map_set(m->by_place, key, e);
	*vec_push(m->a, &m->all) = e;
	return e;
}

void blanks_find(const struct run *run, const struct planned *planned, struct empty_members *m)
{
	const struct blanks *found = documents_blanks(run, planned);

	for (size_t i = 0; found && i < found->all.n; i++) {
		struct empty_member *e = member_of(m, &found->all.at[i]);

		if (!e->in.n || e->in.at[e->in.n - 1] != planned)
			*vec_push(m->a, &e->in) = planned;
	}
}

static const char *list_documents(struct arena *a, const struct empty_member *e)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < e->in.n; i++)
		strbuf_join(&sb, ", ", e->in.at[i]->name);
	return sb.text;
}

static bool has_fee(const struct template_block *block, const char *view)
{
	for (size_t i = 0; text_equal(block->view, view) && i < block->columns.n; i++)
		if (text_equal(block->columns.at[i].field, "fee"))
			return true;
	for (size_t i = 0; i < block->body.n; i++)
		if (has_fee(&block->body.at[i], view))
			return true;
	return false;
}

bool blanks_prints_fees(const struct template *t, const char *view)
{
	for (size_t i = 0; i < t->parts.n; i++)
		if (has_fee(&t->parts.at[i], view))
			return true;
	return false;
}

/* True when a paper of the contract prints fees, or one of the hospital's, which speaks of all. */
static bool prints_fees(const struct planned_list *plan, const struct contract *c)
{
	for (size_t i = 0; i < plan->all.n; i++) {
		const struct planned *planned = &plan->all.at[i];

		if ((!planned->contract || planned->contract == c) &&
		    (blanks_prints_fees(planned->template, "responsibilities") ||
		     blanks_prints_fees(planned->template, "agreements")))
			return true;
	}
	return false;
}

bool blanks_fee_is_undecided(const struct responsibility *r)
{
	return !r->open && (!r->fee || strcmp(r->fee, "undecided") == 0);
}

static void add_fees(struct run *run, const struct contract *c,
		     const struct responsibilities *rows)
{
	size_t n = 0, all = 0, before = run->findings->all.n;

	for (size_t i = 0; i < rows->rows.n; i++) {
		n += blanks_fee_is_undecided(&rows->rows.at[i]);
		all += !rows->rows.at[i].open;
	}
	if (n)
		diag_add(run->findings, DIAG_FEE_UNDECIDED, c->id, c->place,
			 arena_printf(run->arena, "%zu", n),
			 arena_printf(run->arena, "%zu", all), c->id);
	diag_about(run->findings, before, ABOUT_CONTRACT, c->id);
}

void blanks_tell(struct run *run, const struct empty_members *m)
{
	struct planned_list plan = documents_plan(run, NULL, NULL);

	for (size_t i = 0; i < m->all.n; i++) {
		const struct blank *b = &m->all.at[i]->blank;

		if (!is_told(run->findings, b))
			diag_add(run->findings, DIAG_NOT_FILLED_IN, b->subject, b->place, b->member,
				 list_documents(run->arena, m->all.at[i]));
	}
	for (size_t i = 0; i < run->project->contracts.n; i++)
		if (prints_fees(&plan, &run->project->contracts.at[i]))
			add_fees(run, &run->project->contracts.at[i], run->responsibilities[i]);
	diag_sort(run->findings);
}

void blanks_add(struct run *run)
{
	struct empty_members m = blanks_new(run->arena);
	struct planned_list plan = documents_plan(run, NULL, NULL);

	for (size_t i = 0; i < plan.all.n; i++)
		blanks_find(run, &plan.all.at[i], &m);
	blanks_tell(run, &m);
}
