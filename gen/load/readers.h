/* SPDX-License-Identifier: MIT
 *
 * What the readers of this room share: small helpers over base/fields, and the readers of single
 * files.
 */
#ifndef BUNKAI_LOAD_READERS_H
#define BUNKAI_LOAD_READERS_H

#include <stdbool.h>

#include "base/fields.h"
#include "load/load.h"

/* What the reader of one list element gets. */
struct list_reader {
	struct arena *a;
	struct diag_list *dl;
	struct project *project; /* or NULL */
	struct library *library; /* or NULL */
	void *owner;             /* the object the list belongs to, for lists inside objects */
	const char *file;
};

typedef bool read_element(struct list_reader *r, const struct json *element, const struct where *w);

/* Reads every element of the list `name` of `object`; false when one of them reported an error. */
bool load_list(struct list_reader *r, const struct json *object, const char *name, bool required,
	       const struct where *w, read_element *read);

/*
 * Every member of an object as a setting: texts as they are, numbers as printed, booleans as "true"
 * or "false".
 */
bool load_settings(struct arena *a, const struct json *object, const struct where *w,
		   struct settings *out, struct diag_list *dl);

/* fields_open, and the warning deceiving-character for each text that holds such a character. */
const struct json *load_open(struct arena *a, const char *path, const char *kind,
			     struct diag_list *dl);

/*
 * Readers of one file each; false when an error was reported. A missing optional file is no error.
 */
bool load_contacts(struct arena *a, struct project *p, struct diag_list *dl);
bool load_decisions(struct arena *a, struct project *p, struct diag_list *dl);
bool load_inspection(struct arena *a, struct project *p, struct diag_list *dl);
bool load_disclosed(struct arena *a, struct project *p, struct diag_list *dl);
bool load_ledger(struct arena *a, struct project *p, struct diag_list *dl);
bool load_issued(struct arena *a, struct project *p, struct diag_list *dl);

bool load_topics(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_family(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_keywords(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_guideline(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_not_covered(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_desks(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_responsibility(struct arena *a, struct library *l, const char *path,
			 struct diag_list *dl);
bool load_wording(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_clause(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_template(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_scoring(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_audience(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_words(struct arena *a, struct library *l, const char *path, struct diag_list *dl);

/* The clauses/ folder a file belongs to: its own, or the one above its topic's. */
const char *clauses_folder(struct arena *a, const char *path);

bool load_measures(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_features(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_records(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_disclosures(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_questionnaire(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_gaps(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_os_support(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_ledger_words(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_remark_words(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_contradiction_rules(struct arena *a, struct library *l, const char *path,
			      struct diag_list *dl);
bool load_closing(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_shared_facts(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
/* The kinds of statements, NULL-ended. */
extern const char *const statement_kinds[];

bool load_chain(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_core(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
/* The words of hours; see model/hours.h. */
bool load_hours(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_calendar(struct arena *a, struct library *l, const char *path, struct diag_list *dl);

/* `calendar` of bunkai.json, whose outermost object is `root`. */
bool load_calendar_wish(struct arena *a, const struct json *root, const struct where *top,
			struct calendar_wish *out, struct diag_list *dl);

bool load_terms(struct arena *a, struct library *l, const char *path, struct diag_list *dl);
bool load_duty_words(struct arena *a, struct library *l, const char *path, struct diag_list *dl);

/* A clause's statements (ID.duties.json); needs the clauses, and takes the place of earlier ones. */
bool load_duties(struct arena *a, struct library *l, const char *path, struct diag_list *dl);

/*
 * What statements, families and texts refer to must be there, and say what a program can read: asked
 * when the whole library has been read. False when an error was reported.
 */
bool link_duties(struct arena *a, struct library *l, struct diag_list *dl);

/*
 * The documents whose articles a template cites must be there; one of contracts is cited by none of
 * the whole hospital. False when an error was reported.
 */
bool link_templates(struct arena *a, const struct library *l, struct diag_list *dl);

/*
 * What clauses/shared-facts.json names must be there; of a clause that was merged since, the one
 * that has its words takes the place (merged-clause). False when an error was reported.
 */
bool link_shared_facts(struct arena *a, struct library *l, struct diag_list *dl);

/* The same of clauses/closing.json: statements, and conditions. */
bool link_closing(struct arena *a, struct library *l, struct diag_list *dl);

/* The same of clauses/core.json: topics and clauses of its modules and of `text` and `table`. */
bool link_core(struct arena *a, struct library *l, struct diag_list *dl);

/*
 * The body of a clause file from `text`, which starts at `first_line` of `path`. False and
 * bad-markdown when it holds more than headings of positions, paragraphs and ordered lists.
 */
bool markdown_read(struct arena *a, const char *text, int first_line, const char *path,
		   struct clause *out, struct diag_list *dl);

/*
 * A YAML mapping as a JSON object whose nodes know their lines in `path`; NULL and bad-yaml when it
 * is malformed.
 */
const struct json *yaml_read(struct arena *a, const char *text, int first_line, const char *path,
			     struct diag_list *dl);

#endif
