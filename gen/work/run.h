/* SPDX-License-Identifier: MIT
 *
 * The first half of the pipeline, which check, build and explain share: load, derive, check.
 */
#ifndef BUNKAI_WORK_RUN_H
#define BUNKAI_WORK_RUN_H

#include "base/arena.h"
#include "base/diag.h"
#include "derive/coverage.h"
#include "derive/covers.h"
#include "derive/responsibility.h"
#include "derive/table_words.h"
#include "model/library.h"
#include "model/project.h"
#include "work/noted.h"

struct run {
	struct arena *arena;
	const struct project *project;
	const struct library *library;
	const struct covers *covers;
	const struct coverage *coverage;
	struct responsibilities **responsibilities; /* one per contract */
	const struct measure_index *measures;
	const struct table_words **words;           /* one per contract */
	/* what makes the input unusable, or was doubtful while loading */
	struct diag_list *problems;
	struct diag_list *findings; /* what check says of usable input */
	/* what of it is said of the library's statements, whatever the project is; NULL: not yet */
	const struct diag_list *statements;
	struct schedules *schedules; /* what is due, made when a paper prints it */
	struct noted *noted;        /* what papers were seen to print as 未記入 */
	/* contract whose papers are made although it has ended; NULL: none */
	const char *asked;
	const char *own_date; /* the project's in its file, whatever date was wished */
};

/*
 * Loads project and library and derives responsibilities. A folder library/ in the project, with
 * clauses/ and templates/ below, takes the place of the installed library: so a frozen edition is a
 * project folder like any other. False when the input is unusable: see `problems`.
 */
bool run_load(struct run *run, struct arena *a, const char *folder);

/* The same, with a project that is seen otherwise than its files say. */
struct run_wish {
	const char *date;     /* instead of the project's; NULL: the project's */
	const char *renumber; /* scope whose articles are numbered afresh; NULL: none */
	const char *asked;    /* contract that counts although it has ended; NULL: none */
	bool writing; /* the folder is taken for writing, because the command will write there */
	bool held;    /* whoever asks has taken the folder already, with another arena */
	/* files of the folder that are not there yet, or not so: NULL: none (trial.h) */
	const struct project_draft *draft;
	bool fresh; /* the folder need not be there yet: the draft is all of the project */
	const struct library *library; /* loaded already for this folder; NULL: not yet */
	/*
	 * with the installed library's own wording: its clauses, in their first positions, with their
	 * own numbers and terms; clauses of the project's own stay where the library has none
	 */
	bool library_wording;
};

/* A file of a project as it would be, by its name in the folder. */
struct drafted_file {
	const char *name, *bytes;
	size_t len;
};

struct project_draft {
	VEC(struct drafted_file) files;
};

bool run_load_as(struct run *run, struct arena *a, const char *folder, const struct run_wish *wish);

/* True when the contract's papers are made: it has not ended, or is asked for all the same. */
bool run_makes(const struct run *run, const struct contract *c);

/*
 * Loads a state as people name it: a project folder, an edition written as DIR@contract/n, or the
 * edition's own folder. An edition that DIR does not have is the problem no-edition, which says
 * which editions there are.
 */
bool run_load_state(struct run *run, struct arena *a, const char *state);

/* Fills `findings`, with the problems of loading that are no errors. */
void run_check(struct run *run);

/* Adds what the wording rules say of the library; findings stay sorted. */
void run_check_wording(struct run *run);

#endif
