/* SPDX-License-Identifier: MIT
 *
 * Findings and error messages: collected while work goes on, sorted and printed once by the
 * command.
 *
 *     diag_add(dl, DIAG_BAD_DATE, "tele-2026", "bunkai.json:contracts[0].from", "2026-13-01");
 *
 * Strings given as arguments are copied. The list lives in the arena it was made with.
 */
#ifndef BUNKAI_BASE_DIAG_H
#define BUNKAI_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/diag_codes.h"
#include "base/nearest.h"
#include "base/paint.h"

enum diag_level { LEVEL_ERROR, LEVEL_WARNING, LEVEL_NOTE, LEVEL__MAX };

enum diag_code {
#define X(name, code, level, message) DIAG_##name,
	DIAG_CODES(X)
#undef X
		DIAG__MAX
};

/*
 * One thing that a finding speaks of, as 'contract' and its id; what kinds there are is the
 * business of those who ask.
 */
struct diag_matter {
	const char *kind, *id;
};

struct diag {
	enum diag_code code;
	const char *subject; /* 'R75', a clause id; "" when there is none */
	/* 'bunkai.json:parties[1].term', 'sheet リスク対応一覧 row 12'; "" when there is none */
	const char *place;
	const char *message; /* translated, complete */
	/* what the message was made of, NULL-ended; an unknown-… names the unknown word */
	const char *const *arguments;
	const char *offered; /* what diag_offer added to it; "" */
	VEC(struct diag_matter) about; /* it touches these only; none: everything */
};

struct diag_advice {
	enum diag_code code;
	const char *where, *command;
};

struct diag_list {
	struct arena *arena;
	VEC(struct diag) all;
	size_t count[LEVEL__MAX];
};

struct diag_list *diag_new(struct arena *a);

/* The arguments replace %1, %2 …; up to four, all strings. NULL subject or place mean "". */
#define diag_add(dl, code, subject, ...) diag_add_((dl), (code), (subject), (const char *[]){__VA_ARGS__, NULL})
void diag_add_(struct diag_list *dl, enum diag_code code, const char *subject,
	       const char **place_and_arguments);

/*
 * Says what all findings from the nth on speak of; of what is said several times all of it holds.
 * Both strings are lent.
 */
void diag_about(struct diag_list *dl, size_t n, const char *kind, const char *id);

/*
 * Adds to the message of the nth finding, which says that `wanted` is not known, the known word
 * that is nearest to it, where one is near, and with `listed` all that are known. A message that
 * lists the known words itself has its nearest from the beginning.
 */
void diag_offer(struct diag_list *dl, size_t n, const char *wanted, const struct known *known,
		bool listed);

/* Adds one finding as it is. */
void diag_copy(struct diag_list *to, const struct diag *d);

/* Adds all of `from` behind those of `to`. */
void diag_append(struct diag_list *to, const struct diag_list *from);

/* A copy of the text with %1 to %9 replaced by the arguments, which end with NULL. */
char *diag_expand(struct arena *a, const char *text, const char *const *arguments);

const char *diag_code_name(enum diag_code code);
enum diag_code diag_code_find(const char *name); /* DIAG__MAX: there is no such code */
enum diag_level diag_code_level(enum diag_code code);
/* The command that does something about it (DIAG_ADVICE); NULL: none does more than another. */
const struct diag_advice *diag_code_advice(enum diag_code code);

/* A command with NAME, which stands for somebody's name, in the reader's language: 氏名. */
const char *diag_own_words(struct arena *a, const char *command);
/* 'error', 'warning', 'note': as --json prints it */
const char *diag_level_name(enum diag_level level);

/* LEVEL__MAX when there is no such level. */
enum diag_level diag_level_find(const char *name);

/* All codes, and all levels, as words. */
struct known diag_known_codes(struct arena *a);
struct known diag_known_levels(struct arena *a);

/*
 * What n findings of one code say together: their message, with … where they differ. `all[0]` gives
 * what they share.
 */
const char *diag_gist(struct arena *a, const struct diag *all, size_t n);

/* In what the nth of them differs from what they say together: its own words. "": in nothing. */
const char *diag_difference(struct arena *a, const struct diag *all, size_t n, size_t nth);

static inline bool diag_failed(const struct diag_list *dl)
{
	return dl->count[LEVEL_ERROR] > 0;
}

/*
 * By level, then code, then subject and place in natural order. Equal ones (same code, subject,
 * place, message) are kept once, and speak of what all of them speak of.
 */
void diag_sort(struct diag_list *dl);

/* The level's word as people read it, and its look on a terminal. */
const char *diag_level_shown(enum diag_level level);
enum paint_look diag_level_look(enum diag_level level);

/*
 * One line each: 'place: error: message [code]'. The level's word is translated, and in colour on a
 * terminal (paint.h); characters that would act on a terminal or deceive its reader are shown as ␛
 * or <U+202E>.
 */
void diag_print(const struct diag_list *dl, FILE *out);

#endif
