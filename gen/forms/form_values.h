/* SPDX-License-Identifier: MIT
 *
 * What the braces of a mapping's texts say: {{answer(2③).word}}, {{vendor.name}}, {{date}},
 * {{ledger.count(kind=server)}}. A name, in brackets what it is of, and behind dots a member of it.
 * Values are put in once and never looked into.
 */
#ifndef BUNKAI_FORMS_FORM_VALUES_H
#define BUNKAI_FORMS_FORM_VALUES_H

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
	VALUE_ABSENT, /* nothing is known */
	VALUE_TEXT,
	VALUE_DAY,    /* text: an ISO date */
	VALUE_NUMBER, /* text: its digits */
	VALUE_WRONG   /* the words name nothing: reported */
};

struct form_value {
	enum form_value_kind kind;
	const char *text;
};

/* One pair of braces: what stands between them. `place` is the cell's, for findings. */
struct form_value form_values_get(struct arena *a, const struct form_scope *scope,
				   const struct form_cell *cell, const char *words,
				   struct diag_list *dl);

/* The choice that `cell->of` was answered with: yes, no, level-2. */
struct form_value form_values_choice(struct arena *a, const struct form_scope *scope,
				    const struct form_cell *cell, struct diag_list *dl);

/* The questionnaire of that id; NULL: none. */
const struct questionnaire *form_questionnaire(const struct library *l, const char *id);

/* The hospital of the project; NULL: it has none. */
const struct party *form_hospital(const struct project *p);

#endif
