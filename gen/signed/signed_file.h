/* SPDX-License-Identifier: MIT
 *
 * Is a PDF what was issued? A signature is the issued bytes and an update behind them that touches
 * the catalog, widgets of signatures and new objects only. Anything else is looked at page by page:
 * whether the words and the picture are the same, a stamp was added, or something was changed.
 */
#ifndef BUNKAI_SIGNED_SIGNED_FILE_H
#define BUNKAI_SIGNED_SIGNED_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

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

/* 'signed', as --json and tests name it. */
const char *signed_state_name(enum signed_state state);

/* Both files whole. Never fails: what cannot be read is SIGNED_UNREADABLE with a place that says why. */
struct signed_answer *signed_compare(struct arena *a, const char *issued, size_t issued_len,
				     const char *file, size_t file_len);

/*
 * Of a PDF that is a copy of nothing that is known: SIGNED_UNREADABLE with the reason, or
 * SIGNED_CHANGED without a place.
 */
struct signed_answer *signed_alone(struct arena *a, const char *file, size_t file_len);

#endif
