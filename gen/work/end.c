/* SPDX-License-Identifier: MIT
 *
 * Two members of the contract are set as by hand; only what would make no sense is refused first.
 */
#include "work/end.h"

#include <string.h>

static bool check_contract(const struct contract *c, const char *date, struct diag_list *dl)
{
	if (c->ended)
		diag_add(dl, DIAG_ENDED_ALREADY, c->id, c->place, c->id, c->ended);
	else if (c->from && strcmp(date, c->from) < 0)
		diag_add(dl, DIAG_ENDED_TOO_EARLY, c->id, c->place, date, c->from);
	else if (c->to && strcmp(date, c->to) > 0)
		diag_add(dl, DIAG_ENDS_BY_ITSELF, c->id, c->place, c->id, c->to, date);
	else
		return true;
	return false;
}

bool end_contract(struct trial *t, const char *id, const char *date, const char *reason,
		  struct made_changes *made, struct diag_list *dl)
{
	struct arena *a = t->arena;
	const char *name = arena_concat(a, "contract/", id, (char *)NULL);
	char *given[] = {arena_concat(a, "ended=", date, (char *)NULL),
			 arena_concat(a, "end_reason=", reason ? reason : "", (char *)NULL)};
	const struct contract *c = project_contract(t->before.project, id);
	struct thing s;

	if (!thing_find(t, name, &s, dl) || !check_contract(c, date, dl))
		return false;
	return set_members(t, name, &(struct assignments){given, ARRAY_LEN(given)}, false, made,
			   dl);
}
