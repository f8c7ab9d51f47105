/* SPDX-License-Identifier: MIT
 *
 * Findings about usable input: what is missing, doubtful or contradictory. Nothing here stops a
 * build.
 */
#ifndef BUNKAI_CHECK_CHECK_H
#define BUNKAI_CHECK_CHECK_H

#include "base/arena.h"
#include "base/diag.h"
#include "derive/coverage.h"
#include "derive/covers.h"
#include "derive/responsibility.h"
#include "derive/table_words.h"
#include "model/library.h"
#include "model/project.h"

struct check_input {
	const struct project *project;
	const struct library *library;
	const struct covers *covers;
	const struct coverage *coverage;
	struct responsibilities *const *responsibilities; /* one per contract */
	const struct table_words *const *words;           /* one per contract */
	const struct diag_list *statements; /* what check_statements says of the library */
};

/* Every check below, and check_register for each register that a contract rests on. */
void check_all(struct arena *a, const struct check_input *in, struct diag_list *dl);

/* One theme each. */
void check_responsibilities(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_topics(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_project(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_objects(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_over(const struct check_input *in, struct diag_list *dl);
void check_decisions(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_contacts(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_calls(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_clauses(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_fallbacks(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_coverage(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_editions(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_documents(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_placeholders(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_chain(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_offices(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_levels(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_features(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_inspection(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_disclosures(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_ledger(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_disclosed(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_follow_ups(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_talks(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_meetings(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_closing(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_calendar(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_ranks(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_core(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_duties(struct arena *a, const struct check_input *in, struct diag_list *dl);
/* Of the library alone, whatever the project is. */
void check_statements(struct arena *a, const struct library *l, struct diag_list *dl);
/* The same of one clause of it. */
void check_statements_of(struct arena *a, const struct library *l, const struct clause *c,
			 struct diag_list *dl);
void check_measures(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_contradictions(struct arena *a, const struct check_input *in, struct diag_list *dl);
void check_facts(struct arena *a, const struct check_input *in, struct diag_list *dl);
/* Of clauses that the project's papers have; without `coverage` of all. */
void check_own_ways(struct arena *a, const struct check_input *in, struct diag_list *dl);

/* Records that statements name and clauses/records.json does not know; documents it does not. */
void check_records(struct arena *a, const struct library *l, struct diag_list *dl);

/* Words of clauses/records.json that no statement of the library has. */
void check_record_words(struct arena *a, const struct library *l, struct diag_list *dl);

/*
 * The library alone: what cites what may not be there, what nobody uses, sentences without a
 * subject; not part of check_all.
 */
void check_library(struct arena *a, const struct library *l, struct diag_list *dl);

/* The wording of the library by the rules of clauses/wording.json; not part of check_all. */
void check_wording(struct arena *a, const struct library *l, struct diag_list *dl);

#endif
