/* SPDX-License-Identifier: MIT
 *
 * An edition's inputs are a state like any other, and are compared as `amend` does. What the old
 * state has to say of itself is told only where the papers cannot be made.
 */
#include "work/edition_amendment.h"

#include <string.h>

#include "base/file.h"

static bool bind_papers(const struct state_pair *pair, const struct run *after,
			const struct manifest *before, const char *force,
			struct amendment_papers *out, struct diag_list *dl)
{
	struct amendments m = amendments_open(after->arena, pair, after);

	m.force = force;
	const struct amendment in = amendments_of(
		&m, before->contract, project_contract(after->project, before->contract));
	bool ok = amendments_bind(&m, &in, out, dl);

	amendments_close(&m);
	return ok;
}

bool edition_amendment(const struct run *after, const struct manifest *before, const char *force,
		       struct amendment_papers *out, struct diag_list *dl)
{
	struct arena *a = after->arena;
	struct state_pair *pair = arena_alloc(a, sizeof *pair);
	struct diag_list *told = diag_new(a);

	*out = (struct amendment_papers){0};
	if (state_pair_load(pair, a, before->folder, told) &&
	    state_pair_compare(pair, after, before->contract, told) &&
	    bind_papers(pair, after, before, force, out, told))
		return true;
	diag_append(dl, told);
	return false;
}

const char *edition_amendment_folder(struct arena *a, const char *scope, const struct doc *d)
{
	bool internal = strcmp(scope, SCOPE_HOSPITAL) != 0 && d->reader == AUDIENCE_HOSPITAL;

	return file_join(a, internal ? FOLDER_INTERNAL : FOLDER_DOCUMENTS, FOLDER_AMENDMENT);
}
