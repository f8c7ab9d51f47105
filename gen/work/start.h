/* SPDX-License-Identifier: MIT
 *
 * How a project begins: the questions of templates/new/questions.json, what was answered to them,
 * and the files of a project that say no more than that. Whoever asks goes through the parts in
 * their order:
 *
 *     struct start *s = start_new(a, dl);
 *     struct start_thing *t = start_begin(s, part);
 *     ok = start_answer(s, t, question, "不明", place, dl) …  each question once
 *     ok = start_end(s, t, dl);
 *     … start_project(s, &files) …
 *
 * An answer may be unknown: then the member is left out, and papers print that it is to be agreed.
 */
#ifndef BUNKAI_WORK_START_H
#define BUNKAI_WORK_START_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/json.h"
#include "work/run.h"

enum start_kind {
	START_TEXT,
	START_DATE,
	START_ID,      /* names files */
	START_CHOICE,
	START_YES_NO,
	START_PARTY,   /* the hospital, or a vendor by its name or id */
	START_PARTIES, /* several, with '、' or ',' between */
	START_SYSTEMS  /* systems by their names or ids, with '、' or ',' between */
};

/* Where the member stands that an answer gives. */
enum start_place {
	START_ON_THING,   /* the party, system or contract of the part */
	START_ON_PROJECT,
	START_ON_CONTACT, /* the party's contact */
	START_ON_WAY      /* nowhere: it says how the project is made */
};

struct start_words {
	VEC(const char *) all;
};

struct start_choice {
	const char *id, *word;
	struct start_words also;
	const struct json *set; /* members that go with it; NULL: none */
};

struct start_question {
	const char *id, *label, *text;
	const char *to;        /* the member */
	const char *otherwise; /* what is written when nothing is known; {name} is the thing's */
	/* of a thing within a system: the system's question that answers where this is left empty */
	const char *inherits;
	/* the member stands in the one thing of this list of the system; NULL: in the system */
	const char *in;
	const struct json *thing; /* of `in`: what the thing is made of */
	const char *made; /* of `in`: always, named, or a member of the system that is true */
	/* members that go with 'なし' (NULL: no answer), and with a party that is named */
	const struct json *none, *named;
	enum start_kind kind;
	enum start_place on;
	bool needed, unique, optional; /* optional: unanswered, nothing is left to be agreed */
	VEC(struct start_choice) choices;
};

struct start_part {
	const char *id, *title, *intro, *id_lead;
	/* its things stand in this list of each system that `of` names; NULL: they do not */
	const char *list, *of;
	bool many;
	VEC(struct start_question) questions;
};

struct start_said {
	enum { START_UNASKED, START_UNKNOWN, START_NONE, START_GIVEN } state;
	/* START_GIVEN: a text, a date, an id of a party, ids with ',' between */
	const char *text;
	const char *word; /* as it was said; NULL: START_UNASKED */
	bool yes;
	const struct start_choice *choice;
};

struct start_thing {
	const struct start_part *part;
	struct start_said *said; /* one for each question of the part */
	const char *id, *place;
};

struct start {
	struct arena *arena;
	const struct json *project; /* members of every project */
	struct start_words unknown, hospital, yes, no;
	struct start_words labels; /* of the parties of a contract, in their order */
	VEC(struct start_part) parts;
	VEC(struct start_thing *) things;
};

/* The installed questions. NULL: reported. */
struct start *start_new(struct arena *a, struct diag_list *dl);

/* By id or title; NULL when there is none. */
const struct start_part *start_part_find(const struct start *s, const char *word);

/* By id or label, as people write it; NULL when there is none. */
const struct start_question *start_question_find(const struct start *s,
						 const struct start_part *p, const char *word);

struct start_thing *start_begin(struct start *s, const struct start_part *p, const char *place);

/*
 * Takes an answer; an empty one, or a word for unknown, is that nobody knows. False: it cannot be
 * one, and `dl` says why and what could be; then nothing is taken.
 */
bool start_answer(struct start *s, struct start_thing *t, const struct start_question *q,
		  const char *said, const char *place, struct diag_list *dl);

/* Gives the thing its id. False: what it cannot do without is not answered (reported). */
bool start_end(struct start *s, struct start_thing *t, struct diag_list *dl);

/* What the question may be answered with besides a word for unknown, for people; "" when free. */
const char *start_choices(const struct start *s, const struct start_question *q);

/* How many questions were asked and not answered, and how many never asked. */
size_t start_unknown(const struct start *s, size_t *unasked);

/*
 * bunkai.json, contacts.json, decisions.json and, where a contract rests on it, registers/ with
 * the baseline, of which `baseline` are the bytes. `files` are for run_load_as and the disk.
 */
void start_project(const struct start *s, const char *baseline, struct project_draft *files);

/* True when a contract of the project will rest on the baseline register. */
bool start_wants_baseline(const struct start *s);

/*
 * Reads answers that stand in a file: JSON {"schema": "bunkai/answers/1", "hospital": {…},
 * "vendor": [{…}, …]}, or lines 'QUESTION: ANSWER' below '[PART]'. Questions that it does not
 * answer were not asked; what it answers and nobody asks is refused. False: reported, all that is
 * wrong at once.
 */
bool start_read(struct start *s, const char *path, struct diag_list *dl);

/* True when `id` is one of the ids that were given, with ',' between. */
bool start_names(const struct start_said *said, const char *id);

/*
 * The file to fill in, which start_read takes: the questions with what was answered so far, each
 * part that nobody was asked about once.
 */
const char *start_form(const struct start *s);

#endif
