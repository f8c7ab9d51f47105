/* SPDX-License-Identifier: MIT
 *
 * Findings about what somebody has to see to: an accepted risk that nobody answers for or looks at
 * again, and dates that have passed by the project's own date. They forbid no paper; a board asks
 * for them.
 */
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/follow_ups.h"
#include "derive/keys.h"

/* What an acceptance and an action cannot do without. */
static const char *missing_members(struct arena *a, const struct followed *f)
{
	struct strbuf sb = strbuf_new(a);
	const struct follow_up *u = f->follow_up;
	bool acts = strcmp(f->kind, "action") == 0;

	if (text_empty(u->owner))
		strbuf_join(&sb, ", ", "owner");
	if (acts && !u->due && !u->done)
		strbuf_join(&sb, ", ", "due");
	if (!acts && !u->review)
		strbuf_join(&sb, ", ", "review");
	return sb.text;
}

static void check_dates(const struct followed *f, const char *today, struct diag_list *dl)
{
	const struct follow_up *u = f->follow_up;

	if (u->due && !u->done && strcmp(u->due, today) < 0)
		diag_add(dl, DIAG_OVERDUE, f->risk, f->place, u->due, today);
	if (u->review && strcmp(u->review, today) < 0)
		diag_add(dl, DIAG_REVIEW_OVERDUE, f->risk, f->place, u->review, today);
}

static void check_followed(struct arena *a, const struct project *p, const struct followed *f,
			   struct diag_list *dl)
{
	bool is_item = strcmp(f->kind, FOLLOWED_ITEM) == 0;
	/* what an item lacks is told with its answer (check_inspection.c) */
	const char *missing = is_item ? "" : missing_members(a, f);
	const struct risk_register *reg = f->reg ? project_register(p, f->reg)
						 : key_parse(p, f->risk).reg;
	size_t n = dl->all.n;

	if (*missing)
		diag_add(dl, DIAG_NOT_FOLLOWED_UP, f->risk, f->place, missing);
	check_dates(f, p->date, dl);
	if (is_item)
		diag_about(dl, n, ABOUT_HOSPITAL, SCOPE_HOSPITAL);
	else if (reg)
		diag_about(dl, n, ABOUT_REGISTER, reg->id);
}

void check_follow_ups(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	struct followed_list list = follow_ups_of(a, in->project);

	for (size_t i = 0; i < list.all.n; i++)
		if (strcmp(list.all.at[i].kind, FOLLOWED_ITEM) != 0) /* check_inspection.c */
			check_followed(a, in->project, &list.all.at[i], dl);
}
