/* SPDX-License-Identifier: MIT
 *
 * The days of regular meetings: an agenda looks back from one and ahead to another, so each lies
 * behind the one before it. Asked of contracts that name a day.
 */
#include "check/check.h"
#include "check/scope.h"
#include "derive/meetings.h"
#include "model/over.h"

void check_meetings(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct project *p = in->project;

	for (size_t i = 0; i < p->contracts.n; i++) {
		const struct contract *c = &p->contracts.at[i];
		const struct meeting_days m = meetings_of(a, p, c);

		if (!c->meetings.all.n || contract_is_over(p, c) || meetings_follow(&m))
			continue;
		diag_add(dl, DIAG_MEETINGS_ORDER, c->id,
			 arena_concat(a, c->place, ".meetings", (char *)NULL), m.last, m.now, m.next);
		diag_about(dl, dl->all.n - 1, ABOUT_CONTRACT, c->id);
	}
}
