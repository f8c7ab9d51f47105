/* SPDX-License-Identifier: MIT
 *
 * The papers that take the parties of a contract, or the hospital, from one state to the other:
 * what changed, why, and the templates of templates/amendments bound to it.
 *
 *     struct amendments m = amendments_open(a, &pair, &after);
 *     ok = amendments_bind(&m, "tele-2026", contract, &papers, dl);
 *     amendments_close(&m);
 */
#ifndef BUNKAI_WORK_AMENDMENTS_H
#define BUNKAI_WORK_AMENDMENTS_H

#include "amend/amendment_papers.h"
#include "work/state_pair.h"

struct amendments {
	struct arena *a;
	const struct state_pair *pair; /* compared */
	const struct run *after;
	const struct reason_index *reasons;
	struct breaker *words;
	bool old_first; /* 改正前 at the left */
	bool against_library; /* the old state is the library's own wording (run_wish) */
	const char *force; /* from when the new state holds, ISO; NULL: from the project's date */
};

struct amendments amendments_open(struct arena *a, const struct state_pair *pair,
				  const struct run *after);
void amendments_close(struct amendments *m);

/* What of a scope is amended; `contract` NULL: of the hospital. Its documents are lent. */
struct amendment amendments_of(const struct amendments *m, const char *scope,
			       const struct contract *contract);

/* Its papers. False when one cannot be bound, or has the name of a document (reported). */
bool amendments_bind(const struct amendments *m, const struct amendment *in,
		     struct amendment_papers *out, struct diag_list *dl);

#endif
