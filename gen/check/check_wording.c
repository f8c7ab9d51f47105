/* SPDX-License-Identifier: MIT
 *
 * The wording of the library, by rules that are data (clauses/wording.json): bunkai check
 * --wording.
 */
#include "check/check.h"

#include "check/wording.h"

void check_wording(struct arena *a, const struct library *l, struct diag_list *dl)
{
	struct wording_check c = {.arena = a, .library = l, .rules = &l->wording, .dl = dl};

	wording_collect(&c);
	check_wording_sentences(&c);
	check_wording_parties(&c);
	check_wording_spelling(&c);
	check_wording_terms(&c);
}
