/* SPDX-License-Identifier: MIT
 *
 * What a comparison of a file with an issued PDF gives: plain structs (signed_file.h fills them).
 */
#ifndef BUNKAI_SIGNED_SIGNED_ANSWER_H
#define BUNKAI_SIGNED_SIGNED_ANSWER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum signed_state {
	SIGNED_SAME,      /* byte for byte */
	SIGNED_SIGNED,    /* issued + signatures, nothing else */
	SIGNED_UPDATED,   /* issued + an update that changes nothing that is seen: metadata, a time stamp */
	SIGNED_STAMPED,   /* same words and pictures of pages, and something stands beside or over them */
	SIGNED_CHANGED,   /* words, pictures or pages differ */
	SIGNED_UNREADABLE, /* no PDF, encrypted, damaged */
	SIGNED__MAX
};

/* One thing that is not as it was issued, and where. */
struct signed_place {
	int page;          /* from 1; 0: of the whole file */
	double x, y, width, height; /* points from the left upper corner; width 0: the page */
	const char *what;  /* id of a word: 'annotation', 'stamp', 'words', 'picture', 'page-added' … */
	const char *before, *after; /* words; NULL: none */
};

struct signature_found {
	const char *field, *name, *date; /* as the file says; not proved by anybody; NULL: not said */
	bool whole;        /* its byte range covers the file up to its end, or up to the next update */
};

struct signed_answer {
	enum signed_state state;
	VEC(struct signature_found) signatures;
	VEC(struct signed_place) places;
	size_t updates;    /* behind the issued bytes */
	bool prefix;       /* the issued bytes are the first of the file */
};

#endif
