/* SPDX-License-Identifier: MIT
 *
 * What is written down of a contract's end: each name is one that the end asks for, and once it has
 * ended nothing stands open past its day. Asked of contracts that have ended or say something.
 */
#include <string.h>

#include "base/intl.h"
#include "check/check.h"
#include "check/scope.h"
#include "derive/closing.h"
#include "derive/conditions.h"

static bool is_item(const struct closing_list *list, const char *id)
{
	for (size_t i = 0; i < list->all.n; i++)
		if (strcmp(list->all.at[i].id, id) == 0)
			return true;
	return false;
}

static void check_names(struct arena *a, const struct contract *c, const struct closing_list *list,
			struct diag_list *dl)
{
	const struct known known = closing_known(a, list);

	for (size_t i = 0; i < c->closing.all.n; i++) {
		const char *id = c->closing.all.at[i].name;
		size_t n = dl->all.n;

		if (is_item(list, id))
			continue;
		diag_add(dl, DIAG_CLOSING_NOTHING, c->id,
			 arena_concat(a, c->place, ".closing", (char *)NULL), c->id, id);
		diag_offer(dl, n, id, &known, false);
	}
}

static void check_late(const struct project *p, const struct contract *c,
		       const struct closing_list *list, struct diag_list *dl)
{
	for (size_t i = 0; i < list->all.n; i++) {
		const struct closing_item *item = &list->all.at[i];
		const struct party *who = item->who ? project_party(p, item->who->party) : NULL;

		if (!item->done && item->day && strcmp(item->day, p->date) < 0)
			diag_add(dl, DIAG_CLOSING_LATE, item->id, item->file_place,
				 who ? who->name : _("nobody is named"), item->id,
				 item->unsaid ? item->kind->name : item->act, item->day, c->id);
	}
}

/* A condition that nobody knows never holds, and would take its things off the list. */
static void check_conditions(struct arena *a, const struct library *l, struct diag_list *dl)
{
	struct known known = {0};

	for (size_t i = 0; i < l->features.n; i++)
		if (strcmp(l->features.at[i].of, FEATURE_OF_SYSTEM) == 0)
			known_add(a, &known,
				  arena_concat(a, "system.", l->features.at[i].id, (char *)NULL));
	for (size_t i = 0; i < l->closing_kinds.n; i++) {
		const struct closing_kind *k = &l->closing_kinds.at[i];
		size_t n = dl->all.n;

		if (!k->when || condition_is_known(a, l, k->when))
			continue;
		diag_add(dl, DIAG_CLOSING_UNKNOWN, k->id, k->place, "when", k->when);
		diag_offer(dl, n, k->when, &known, false);
	}
}

void check_closing(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct project *p = in->project;

	check_conditions(a, in->library, dl);
	for (size_t i = 0; i < p->contracts.n; i++) {
		const struct contract *c = &p->contracts.at[i];
		size_t n = dl->all.n;

		if (!c->ended && !c->closing.all.n)
			continue;
		const struct closing_list list =
			closing_of(a, &(struct closing_wish){.project = p,
							     .library = in->library,
							     .contract = c});

		check_names(a, c, &list, dl);
		if (c->ended)
			check_late(p, c, &list, dl);
		diag_about(dl, n, ABOUT_CONTRACT, c->id);
	}
}
