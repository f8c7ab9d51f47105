/* SPDX-License-Identifier: MIT
 *
 * What lists of devices say: until when an operating system has support (clauses/os-support.json),
 * and what words of such lists mean (clauses/ledger-words.json). Plain structs, filled by
 * load/os_support.c and load/ledger_words.c; derive/os_match.h and derive/ledger_said.h ask them.
 */
#ifndef BUNKAI_MODEL_LEDGER_WORDS_H
#define BUNKAI_MODEL_LEDGER_WORDS_H

#include "base/arena.h"

/* Runs of letters and of digits, folded: 'windows', '10', '22', 'h', '2'. */
struct os_words {
	VEC(const char *) at;
};

struct os_support {
	const char *id, *name;
	VEC(const char *) words;      /* as lists write it: 'windows 10', 'centos 7.*' */
	VEC(struct os_words) forms;   /* the same, taken apart */
	const char *end;              /* ISO date; NULL: it depends on what lists do not say */
	const char *latest;           /* of the edition with the longest support; NULL: `end` */
	const char *kind;             /* what a machine with it is where nothing is said; NULL */
	const char *source, *status;  /* the maker's page; confirmed, secondary, unverified */
	const char *as_of, *note;
	const char *place;
};

struct ledger_word {
	const char *as, *of;          /* server, kind; yes, remote; hospital, party; nothing, any */
	VEC(const char *) words;
	VEC(const char *) forms;      /* folded, without white space */
	const char *place;
};

/* The words in which a text is compared with those of os_support. */
struct os_words os_words_of(struct arena *a, const char *text);

#endif
