/* SPDX-License-Identifier: MIT
 *
 * What the braces of a mapping's texts say: {{answer(2③).word}}, {{vendor.name}}, {{date}},
 * {{ledger.count(kind=server)}}. A name, in brackets what it is of, and behind dots a member of it.
 * Values are put in once and never looked into.
 */
#ifndef BUNKAI_FORMS_OFFICIAL_WORDS_H
#define BUNKAI_FORMS_OFFICIAL_WORDS_H

#include "base/diag.h"
#include "model/library.h"
#include "model/official_form.h"
#include "model/project.h"

/* For whom, or of what, a copy of the form is made. NULL: of nobody in particular. */
struct form_scope {
	const struct project *project;
	const struct library *library;
	const struct official_form *form;
	const struct party *vendor;
	const struct system *system;
	const struct disclosed_sheet *sheet;
};

enum form_value_kind {
	FORM_ABSENT, /* nothing is known */
	FORM_TEXT,
	FORM_DAY,    /* text: an ISO date */
	FORM_NUMBER, /* text: its digits */
	FORM_WRONG   /* the words name nothing: reported */
};

struct form_value {
	enum form_value_kind kind;
	const char *text;
};

/* One pair of braces: what stands between them. `place` is the cell's, for findings. */
struct form_value official_words_value(struct arena *a, const struct form_scope *scope,
				   const struct form_cell *cell, const char *words,
				   struct diag_list *dl);

/*
 * All pieces of a cell. FORM_ABSENT where each piece with braces lacks a value. A day or number that
 * stands alone keeps its kind; a piece of which one value lacks is left out.
 */
struct form_value official_words_fill(struct arena *a, const struct form_scope *scope,
				  const struct form_cell *cell, struct diag_list *dl);

/* The choice that `cell->of` was answered with: yes, no, level-2. */
struct form_value official_words_choice(struct arena *a, const struct form_scope *scope,
				    const struct form_cell *cell, struct diag_list *dl);

/* A day as the cell, or the form, wants it: FORM_DATE_… */
const char *official_words_day(struct arena *a, const struct form_scope *scope,
			   const struct form_cell *cell, const char *iso);

/* The questionnaire of that id; NULL: none. */
const struct questionnaire *form_questionnaire(const struct library *l, const char *id);

/* The hospital of the project; NULL: it has none. */
const struct party *form_hospital(const struct project *p);

#endif
