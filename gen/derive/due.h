/* SPDX-License-Identifier: MIT
 *
 * One thing that is due: who has to see to it until when, where it is laid down, how long it takes.
 * derive/schedule.h makes them.
 */
#ifndef BUNKAI_DERIVE_DUE_H
#define BUNKAI_DERIVE_DUE_H

#include "base/arena.h"
#include "derive/coverage.h"
#include "derive/table_words.h"
#include "model/library.h"
#include "model/project.h"

/* What a date is of; due_kind_name gives its word. */
enum due_kind {
	DUE_TASK,         /* task: what comes round, and is done on a day */
	DUE_STANDING,     /* standing: daily or weekly work of the month */
	DUE_CONTRACT,     /* contract: it begins, ends, or what an article asks before or after that */
	DUE_CONFIRMATION, /* confirmation: a contact's number is dialled again */
	DUE_TARGET,       /* target: something is to be done until then (decisions.json) */
	DUE_ACCEPTANCE,   /* acceptance: the condition of an accepted risk */
	DUE_REVIEW,       /* review: an accepted risk, or an action, is looked at again */
	DUE_SUPPORT,      /* support: a server's support ends */
	DUE_TERM,         /* term: a shared term that is a date */
	DUE__MAX
};

/* A statement that a task rests on. */
struct due_statement {
	const struct coverage_paper *paper;
	const struct chosen *chosen;
	const struct statement *statement;
	const struct statement_form *form;
};

struct due {
	/*
	 * ISO: the last day on which it is in time. `late`: it lies before what was asked for and
	 * still stands open
	 */
	const char *date;
	bool late;
	enum due_kind kind;
	/* stable from one build to the next, and free of blanks: for UIDs and links */
	const char *id;
	/* who has to see to it: a party's id; its label in the contract (甲), or its name; NULL: nobody */
	const char *party, *party_name;
	/*
	 * of the hospital: the office that does it, or that takes what another party hands in; NULL:
	 * no paper says
	 */
	const char *office;
	const struct contract *contract; /* NULL: the hospital's own */
	const char *title;               /* the act, ending as a verb does; never empty */
	VEC(const char *) details;       /* further acts, conditions, what is handed to whom */
	const char *place;               /* 規程第8条2, 第12条3(1); "": no article lays it down */
	const char *record;              /* as the paragraph writes it; NULL: none */
	const char *occasion;            /* of duty-words.json; NULL: it does not come round */
	const char *rhythm;              /* 毎月, 6か月ごと, for readers; "": once */
	/* what the hospital's people need for it (of standing work in the whole month); see the file */
	int minutes;
	/* decisions, contacts, servers: where it stands in the project's files; NULL: in an article */
	const char *file_place;
	VEC(struct due_statement) statements; /* none: it is no statement's */
	size_t order; /* in which it was found */
};

struct schedule {
	VEC(struct due) all; /* by date, then by party, kind and the order in which they are found */
};

/* What schedules are made from, and of what. Everything is lent. */
struct schedule_wish {
	const struct project *project;
	const struct library *library;
	const struct coverage *coverage;
	/* one per contract of the project, for what waits; NULL: nothing is asked of what waits */
	const struct table_words *const *words;
	/*
	 * its annex and other papers, with all that its parties owe each other and the dates of its
	 * own objects and contacts; NULL: the whole hospital, with its own papers and every contract
	 */
	const struct contract *contract;
	/*
	 * only what all who sign may read: not the conditions of accepted risks and actions, which
	 * no contract's schedule has
	 */
	bool shared;
	const char *from, *to; /* ISO, both days count */
	bool late;             /* also what was due before `from` and still stands open */
};

/* task, standing … */
const char *due_kind_name(enum due_kind kind);

/* DUE__MAX when there is no such kind. */
enum due_kind due_kind_find(const char *name);

#endif
