/* SPDX-License-Identifier: MIT
 *
 * decisions.json as `bunkai decide` writes it: one line for each decision or acceptance, at the end
 * of its list, and nothing else changed. Ids are counted on in the file's own pattern (D-19, D-20).
 * What one command writes belongs together: all but the first name that one in `with`, so that it
 * can be taken back as a whole.
 */
#ifndef BUNKAI_WORK_DECIDE_FILE_H
#define BUNKAI_WORK_DECIDE_FILE_H

#include "work/decide_choice.h"
#include "work/trial.h"

#define DECISIONS_FILE "decisions.json"

struct decide_file {
	struct arena *arena;
	struct json_edit *edit;
	const char *lead;      /* of its ids: 'D-' */
	size_t width, last;    /* digits of an id, at least; the highest number in use */
	VEC(const char *) ids; /* written, or taken out, by this command */
	struct json *begun;    /* by decide_file_begin, for decide_file_end; NULL: none */
};

/* A project without such a file gets one. False: reported. */
bool decide_file_open(struct decide_file *f, struct trial *t, struct diag_list *dl);

/* A decision on the group's rows; its id. */
const char *decide_file_rows(struct decide_file *f, const struct decide_words *w,
			     const struct decide_group *g);

/* A decision on the position of a clause, which settles those answers; its id. */
const char *decide_file_clause(struct decide_file *f, const struct decide_words *w,
			       const struct contract *c, const char *clause,
			       const struct decide_answers *answers);

/*
 * Decisions that somebody else puts together: an object with its id and nothing besides, to be
 * filled; then all of them are appended in one edit, `with` the first of this command.
 */
struct json *decide_file_begin(struct decide_file *f, const char **id);
void decide_file_end(struct decide_file *f);

/* The acceptance of a risk; `reg` NULL: the project has only one. */
const char *decide_file_acceptance(struct decide_file *f, const struct decide_words *w,
				   const char *reg, const char *risk);

/*
 * Takes out what the last command wrote: of the last decision and the last acceptance with an id the
 * one with the higher number, and what belongs to it. What has no `with` goes alone, so that
 * decisions written by hand are taken one by one. False: there is none.
 */
bool decide_file_undo(struct decide_file *f);

/* True when it says what the file begins as where there was none: nothing. */
bool decide_file_is_as_new(const struct decide_file *f);

#endif
