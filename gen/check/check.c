/* SPDX-License-Identifier: MIT
 *
 * The checks in the order in which they say most: registers first, because what is wrong there
 * comes back in all that is derived. Findings on a register say so, so that contracts that do not
 * rest on it are not touched.
 */
#include "check/check.h"

#include "check/check_register.h"
#include "check/offer.h"
#include "check/scope.h"

void check_all(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	size_t first = dl->all.n;

	for (size_t i = 0; i < in->project->registers.n; i++) {
		size_t n = dl->all.n;

		check_register(a, in->project->registers.at[i], in->library, dl);
		diag_about(dl, n, ABOUT_REGISTER, in->project->registers.at[i]->id);
	}
	check_responsibilities(a, in, dl);
	check_topics(a, in, dl);
	check_project(a, in, dl);
	check_objects(a, in, dl);
	check_over(in, dl);
	check_decisions(a, in, dl);
	check_contradictions(a, in, dl);
	check_follow_ups(a, in, dl);
	check_contacts(a, in, dl);
	check_calls(a, in, dl);
	check_inspection(a, in, dl);
	check_disclosures(a, in, dl);
	check_ledger(a, in, dl);
	check_disclosed(a, in, dl);
	check_calendar(a, in, dl);
	check_talks(a, in, dl);
	check_meetings(a, in, dl);
	check_closing(a, in, dl);
	check_offices(a, in, dl);
	check_chain(a, in, dl);
	check_features(a, in, dl);
	check_clauses(a, in, dl);
	check_fallbacks(a, in, dl);
	diag_append(dl, in->statements);
	check_measures(a, in, dl);
	check_facts(a, in, dl);
	check_own_ways(a, in, dl);
	check_records(a, in->library, dl);
	check_editions(a, in, dl);
	check_coverage(a, in, dl);
	check_levels(a, in, dl);
	check_documents(a, in, dl);
	check_core(a, in, dl);
	check_duties(a, in, dl);
	check_ranks(a, in, dl);
	check_placeholders(a, in, dl);
	offer_known(a, in->project, in->library, first, dl);
}
