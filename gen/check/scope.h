/* SPDX-License-Identifier: MIT
 *
 * Which findings touch the papers of a contract: checks say what a finding speaks of (diag_about),
 * and a finding of which nothing is said touches everything. `issue` asks, and when in doubt the
 * answer is yes.
 */
#ifndef BUNKAI_CHECK_SCOPE_H
#define BUNKAI_CHECK_SCOPE_H

#include <stdbool.h>

#include "base/diag.h"
#include "model/library.h"
#include "model/project.h"

/*
 * What findings speak of. The id of ABOUT_HOSPITAL, the papers of the whole hospital, is
 * SCOPE_HOSPITAL.
 */
#define ABOUT_CONTRACT "contract"
#define ABOUT_REGISTER "register"
#define ABOUT_PARTY "party"
#define ABOUT_SYSTEM "system"
#define ABOUT_DOCUMENT "document"
#define ABOUT_HOSPITAL "hospital"

/*
 * Says of the findings from the nth on that they speak of a clause: of its documents; one that names
 * a document that is not there may be meant for any.
 */
void scope_about_clause(const struct library *l, const struct clause *c, size_t n,
			struct diag_list *dl);

/*
 * Tells whether a template prints nothing but its contract's own. Views know it
 * (bind_keeps_to_contract); this room does not see them.
 */
typedef bool scope_keeps(const struct template *t);

/*
 * True when a finding may touch what is issued for a scope (a contract's id, or SCOPE_HOSPITAL).
 * The hospital's papers speak of all contracts and all clauses, so that every finding touches them;
 * so it is with a contract one of whose templates prints views of the whole project.
 */
bool scope_touched(const struct project *p, const struct library *l, const char *scope,
		   scope_keeps *keeps, const struct diag *d);

/*
 * True when a finding speaks of the hospital's own document that the template makes, or of nothing
 * in particular.
 */
bool scope_speaks_of_hospital(const struct diag *d, const struct template *t);

#endif
