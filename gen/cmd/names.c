/* SPDX-License-Identifier: MIT
 *
 * A name is looked up as the work will look it up; only a name that is refused costs a list.
 */
#include "cmd/names.h"

#include <string.h>

bool names_check_contract(const struct run *run, const char *id, bool hospital,
			  struct diag_list *dl)
{
	const struct project *p = run->project;
	struct known known = {0};

	if (!id || project_contract(p, id) || (hospital && strcmp(id, SCOPE_HOSPITAL) == 0))
		return true;
	for (size_t i = 0; i < p->contracts.n; i++)
		*vec_push(run->arena, &known.all) = p->contracts.at[i].id;
	if (hospital)
		*vec_push(run->arena, &known.all) = SCOPE_HOSPITAL;
	diag_add(dl, DIAG_UNKNOWN_CONTRACT, NULL, "--contract", id);
	diag_offer(dl, dl->all.n - 1, id, &known, true);
	return false;
}

bool names_check_document(const struct run *run, const char *id, struct diag_list *dl)
{
	if (!id || library_paper(run->library, id))
		return true;
	diag_add(dl, DIAG_UNKNOWN_DOCUMENT, NULL, "--doc", id,
		 library_list_papers(run->arena, run->library));
	return false;
}
