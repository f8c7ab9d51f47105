/* SPDX-License-Identifier: MIT
 *
 * The renderers' common door: a document tree goes in, one file comes out. All formats hold the
 * same content from the same tree; nothing is cut, hidden or dropped. A new format is one folder
 * that defines a `struct renderer` and one word in formats.h.
 */
#ifndef BUNKAI_RENDER_RENDER_H
#define BUNKAI_RENDER_RENDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "doc/doc.h"

struct style;

/* What all documents of a run share; opened once, because fonts are dear. */
struct render_context {
	struct arena *arena;
	const struct style *style;
	struct diag_list *dl;
	const char *data;   /* the library's folder */
	const char *output; /* what messages call the file that is written; NULL: its path */
	/*
	 * seconds for file metadata: SOURCE_DATE_EPOCH, else midnight UTC of the document's date
	 * when < 0
	 */
	long long epoch;
	const char *piece; /* which of the format's pieces is written; "", NULL: all of it */
};

struct render_result {
	size_t count; /* of what the format's line tells */
};

struct renderer {
	const char *name;   /* xlsx, pdf, json, text, ics: the value of --format */
	const char *ending; /* of the file's name */
	/*
	 * How a run tells of a file: its path, then the count of pages, rows or whatever the format
	 * is made of, for ngettext (NP_). NULL: the path alone.
	 */
	struct {
		const char *one, *many;
	} line;
	/*
	 * The files that it makes of a document, which may be none, where that is not always one:
	 * "" is all of it, other names are of pieces and stand before the ending. Ended by NULL.
	 */
	const char *const *(*pieces)(struct arena *a, const struct doc *d);
	/*
	 * Writes `path`, which exists and is empty. False and a finding (cannot-write,
	 * missing-font, text-too-long …) on failure.
	 */
	bool (*render)(const struct render_context *rc, const struct doc *d, const char *path,
		       struct render_result *result);
};

/*
 * The second of file metadata for this document: rc->epoch, or midnight UTC of its date. Never 0,
 * which libraries take for 'now'.
 */
long long render_epoch(const struct render_context *rc, const struct doc *d);

/*
 * The place for a finding about the file that is written: it may stand aside under another name
 * until all is done.
 */
const char *render_place(const struct render_context *rc, const char *path);

/* Writes a text as the whole file; false and cannot-write when not every byte arrived. */
bool render_write(const struct render_context *rc, const char *path, const char *text);

/*
 * A paragraph or item whose words lead to a list or table, or say what is signed below: they should
 * not part at a page's end.
 */
bool render_leads_on(const struct doc_node *node);

/* NULL when there is no such format. */
const struct renderer *render_find(const char *name);

/* All renderers; *n is their number. */
const struct renderer *const *render_all(size_t *n);

#endif
