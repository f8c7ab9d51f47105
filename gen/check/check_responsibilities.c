/* SPDX-License-Identifier: MIT
 *
 * Findings about who does what: the invariant 'exactly one ◎', gaps, risks that nobody or only the
 * hospital acts on, residual risks that nobody accepted. CONTRIBUTING.md says what is invariant.
 * Whether a row is held, and which status it has, is derived once (derive/responsibility.h) and
 * only told here.
 */
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "check/check.h"
#include "check/scope.h"
#include "model/over.h"

/* A decision that rests on nothing: nobody is bound by it, or accepts what it accepts. */
static void check_unmet(const struct responsibility *r, const char *n, struct diag_list *dl)
{
	if (!responsibility_is_accepting(r) || text_equal(r->unmet->status, "agreed"))
		diag_add(dl, DIAG_AGREED_WITHOUT_ONE, r->full_key, r->unmet->place, r->unmet->id, n,
			 r->contract->id);
	else
		diag_add(dl, DIAG_ACCEPTED_BY_NOBODY, r->full_key, r->unmet->place, r->unmet->id,
			 r->contract->id);
}

/* Of a row of what bunkai.json leaves open: nobody has it, or a decision says what bunkai.json does not. */
static void check_open(const struct responsibility *r, const char *place, struct diag_list *dl)
{
	const struct open_setting *s = &r->open->setting;

	if (responsibility_holding(r) == HELD_BY_NOBODY)
		diag_add(dl, DIAG_OPEN_THING, r->full_key, place, r->contract->id, s->subject,
			 s->member, s->fresh ? " --new" : "");
	for (size_t i = 0; strcmp(r->status, "agreed") == 0 && i < r->contract->parties.n; i++)
		if (r->shares[i].role && strcmp(r->shares[i].role->id, "accountable") == 0 &&
		    r->shares[i].party != r->holder)
			diag_add(dl, DIAG_AGREED_NOT_SET, r->full_key, place,
				 r->shares[i].party->party, s->subject, s->member,
				 s->fresh ? " --new" : "");
}

/* How many are accountable, and what that means for the row. */
static void check_row(struct arena *a, const struct responsibility *r, struct diag_list *dl)
{
	const char *n = arena_printf(a, "%zu", responsibility_count(r, "accountable")),
		   *contract = r->contract->id, *place = responsibility_place(a, r);
	enum holding holding = responsibility_holding(r);

	if (r->unmet)
		check_unmet(r, n, dl);
	if (holding == HELD_BY_SEVERAL)
		diag_add(dl, DIAG_TWO_ACCOUNTABLE, r->full_key, place, n, contract);
	else if (holding == HELD_RECOMMENDED)
		diag_add(dl, DIAG_RECOMMENDED_NOT_DONE, r->full_key, place, contract);
	else if (r->open)
		check_open(r, place, dl);
	else if (holding == HELD_BY_NOBODY || holding == HELD_IN_PART)
		diag_add(dl, DIAG_NO_ACCOUNTABLE, r->full_key, place, contract);
	if (responsibility_is_gap(r))
		diag_add(dl, DIAG_GAP, r->full_key, place, contract);
}

/* Who acts on one risk in one contract. */
struct acting {
	bool needed, anyone, other_than_hospital;
};

static void note_row(struct acting *acting, const struct responsibility *r)
{
	acting->needed = acting->needed || responsibility_holding(r) != HELD_NOT_NEEDED;
	for (size_t i = 0; i < r->contract->parties.n; i++) {
		if (!share_acts(&r->shares[i]))
			continue;
		acting->anyone = true;
		if (strcmp(r->shares[i].party->role, "hospital") != 0)
			acting->other_than_hospital = true;
	}
}

/* Registers need not say levels; the sign is no word, since points are known by it (points.h). */
static const char *level_of(const struct risk *risk)
{
	return text_empty(risk->level) ? "-" : risk->level;
}

static void report_risk(struct arena *a, const struct responsibility *r,
			const struct acting *acting, struct diag_list *dl)
{
	const char *level = level_of(r->risk);
	const char *place = r->risk->at.place ? arena_concat(a, r->reg->file, ": ",
							     r->risk->at.place, (char *)NULL)
					      : r->reg->file;

	if (!acting->needed || r->reg->made)
		return;
	if (!acting->anyone)
		diag_add(dl, DIAG_RISK_WITHOUT_ACTION, r->risk->id, place, level, r->contract->id);
	else if (!acting->other_than_hospital)
		diag_add(dl, DIAG_HOSPITAL_ONLY, r->risk->id, place, level, r->contract->id);
}

/* Rows of one risk stand together. */
static void check_risks(struct arena *a, const struct responsibilities *rows, struct diag_list *dl)
{
	struct acting acting = {0};

	for (size_t i = 0; i < rows->rows.n; i++) {
		note_row(&acting, &rows->rows.at[i]);
		if (i + 1 < rows->rows.n && rows->rows.at[i + 1].risk == rows->rows.at[i].risk)
			continue;
		report_risk(a, &rows->rows.at[i], &acting, dl);
		acting = (struct acting){0};
	}
}

/* A needed risk that has neither a requirement nor a duty gives no row at all. */
static void check_empty_risks(struct arena *a, const struct check_input *in,
			      const struct responsibilities *rows,
			      const struct risk_register *reg, struct diag_list *dl)
{
	struct map *seen = map_new(a);

	for (size_t i = 0; i < rows->rows.n; i++)
		if (rows->rows.at[i].reg == reg)
			map_set(seen, rows->rows.at[i].risk->id, dl);
	for (size_t i = 0; i < reg->risks.n; i++) {
		const struct risk *risk = &reg->risks.at[i];

		if (!map_get(seen, risk->id) && risk->response &&
		    !risk_is_kept(in->library, risk) && !acceptance_closes(in->project, reg, risk))
			diag_add(dl, DIAG_RISK_WITHOUT_ACTION, risk->id, reg->file,
				 level_of(risk), rows->contract->id);
	}
}

static void check_residuals(const struct project *p, const struct library *l,
			    const struct risk_register *reg, struct diag_list *dl)
{
	for (size_t i = 0; i < reg->risks.n; i++) {
		const struct risk *risk = &reg->risks.at[i];

		if (risk_awaits_acceptance(p, l, reg, risk))
			diag_add(dl,
				 risk_is_kept(l, risk) ? DIAG_KEPT_RISK_NOT_ACCEPTED
						       : DIAG_RESIDUAL_NOT_ACCEPTED,
				 risk->id, reg->file);
	}
}

/* Rows that no vendor has stated: told once for the contract and its baseline register. */
static void check_baseline(struct arena *a, const struct responsibilities *rows,
			   const struct risk_register *reg, struct diag_list *dl)
{
	size_t n = 0;

	for (size_t i = 0; reg->baseline && i < rows->rows.n; i++)
		n += rows->rows.at[i].reg == reg;
	if (n)
		diag_add(dl, DIAG_BASELINE_ROWS, rows->contract->id, reg->file,
			 arena_printf(a, "%zu", n), arena_printf(a, "%zu", rows->rows.n),
			 rows->contract->id, reg->id);
}

void check_responsibilities(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct project *p = in->project;

	for (size_t i = 0; i < p->contracts.n; i++) {
		const struct responsibilities *rows = in->responsibilities[i];
		size_t n = dl->all.n;

		if (contract_is_over(p, &p->contracts.at[i]))
			continue;
		for (size_t k = 0; k < rows->rows.n; k++)
			check_row(a, &rows->rows.at[k], dl);
		check_risks(a, rows, dl);
		for (size_t k = 0; k < p->contracts.at[i].registers.n; k++) {
			const struct risk_register *reg =
				project_register(p, p->contracts.at[i].registers.at[k]);

			if (!reg)
				continue;
			check_empty_risks(a, in, rows, reg, dl);
			check_baseline(a, rows, reg, dl);
		}
		diag_about(dl, n, ABOUT_CONTRACT, p->contracts.at[i].id);
	}
	for (size_t i = 0; i < p->registers.n; i++)
		if (!over_of_register(p, p->registers.at[i]->id))
			check_residuals(p, in->library, p->registers.at[i], dl);
}
