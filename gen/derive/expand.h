/* SPDX-License-Identifier: MIT
 *
 * Placeholders: {{name}} is replaced by a setting, {{ref:clause-id}} by the number of an article.
 * Logic-less, and not recursive: a value that holds braces is printed as it is.
 */
#ifndef BUNKAI_DERIVE_EXPAND_H
#define BUNKAI_DERIVE_EXPAND_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/project.h"

/* Why a text cannot cite what it wants to. */
struct reference_hole {
	enum diag_code code; /* DIAG_DANGLING_REFERENCE, or what of the paper is wrong */
	const char *paper;   /* the document that was named; NULL: none was */
	const char *known;   /* of DIAG_UNKNOWN_DOCUMENT: those that there are */
};

struct expand {
	struct arena *a;
	const struct settings *names;
	/*
	 * The printed reference for what follows 'ref:'; NULL when there is no such article, and why
	 * in `hole`. May be NULL.
	 */
	const char *(*reference)(void *context, const char *target, struct reference_hole *hole);
	void *context;
	const char *subject;   /* clause or template id, for findings */
	struct diag_list *dl;  /* NULL: holes are left as they are, nothing is reported */
};

/*
 * Undefined names (undefined-placeholder) and references (dangling-reference) stay in the text as
 * they are written.
 */
const char *expand_text(const struct expand *e, const char *text, const char *place);

/*
 * The next placeholder at or behind `text`: its name, and where its braces begin and end; NULL when
 * there is none.
 */
const char *expand_next(struct arena *a, const char *text, const char **begin, const char **end);

/* Calls `visit` with the name between each pair of braces. */
void expand_visit(struct arena *a, const char *text, void (*visit)(void *context, const char *name),
		  void *context);

#endif
