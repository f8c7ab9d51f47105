/* SPDX-License-Identifier: MIT
 *
 * Binding: a template, the model and what was derived from it become a document tree. The template
 * says which blocks stand where and which view fills them; this room knows the views, not the
 * documents.
 */
#ifndef BUNKAI_BIND_BIND_H
#define BUNKAI_BIND_BIND_H

#include "base/arena.h"
#include "base/diag.h"
#include "derive/clauses.h"
#include "derive/coverage.h"
#include "derive/covers.h"
#include "derive/responsibility.h"
#include "derive/table_words.h"
#include "doc/doc.h"
#include "model/library.h"
#include "model/project.h"

/* A document that is made together with this one and stands where the same reader has it. */
struct linked_document {
	const struct template *template;
	const struct contract *contract; /* NULL: of the whole hospital */
	const char *path;                /* as links name it: annex, ../tele-2026/boundary */
};

/* A word 未記入 that a document prints: of whom, and where people would write what is missing. */
struct blank {
	const char *subject; /* a contact's id, a row's key, … */
	const char *place;   /* contacts.json:contacts[2].hours */
	const char *member;  /* hours */
};

struct blanks {
	VEC(struct blank) all; /* as often as the word is printed */
};

/*
 * What of a contract is not settled and no view can see: empty members that its other papers print
 * as 未記入, each once, and findings that touch it.
 */
struct unsettled {
	size_t blanks, errors, warnings;
};

struct view_entry;

struct bind_input {
	const struct project *project;
	const struct library *library;
	const struct covers *covers;
	const struct coverage *coverage;
	/* one per contract of the project, in its order */
	struct responsibilities *const *responsibilities;
	const struct table_words *const *words; /* the same */
	struct schedules *schedules; /* derive/schedule.h; NULL: this document makes its own */
	const struct template *template;
	const struct contract *contract;   /* NULL for a document of the whole hospital */
	const struct diag_list *findings;  /* what check said; printed by the view `findings` */
	const struct unsettled *unsettled; /* NULL: nobody counted */
	const struct imprint *imprint;     /* NULL: that of the latest edition */
	bool draft;
	/* n_linked of them: where links to other documents may lead */
	const struct linked_document *linked;
	size_t n_linked;
	struct blanks *blanks; /* NULL, or filled with what the document prints as 未記入 */
	/*
	 * NULL, or filled with the numbers of its articles; for a document that has none it stays
	 * as it is
	 */
	struct numbers *numbers;
	/*
	 * A paper of amendments: the n_more views that its caller has besides those of this room
	 * (bind/view.h), what they are made from, and names that its texts may use. `party`: whose
	 * copy it is; rows with a field `for` are then those for that party. NULL: none
	 */
	const struct view_entry *more;
	size_t n_more;
	const void *about;
	const struct settings *names;
	const char *party;
	/* what columns offer that choose 'question', ended by NULL; NULL: nothing */
	const char *const *choices;
};

/*
 * The document tree; NULL when the template cannot be bound (unknown view or field) or a clause has
 * a hole (undefined placeholder, dangling reference): each is reported with its place.
 */
struct doc *bind_document(struct arena *a, const struct bind_input *in, struct diag_list *dl);

/*
 * The same of a paper that may have nothing to say (template.needs): then *out is NULL. False when
 * it cannot be bound.
 */
bool bind_document_if_needed(struct arena *a, const struct bind_input *in, struct diag_list *dl,
			     struct doc **out);

/*
 * Fills in->blanks as bind_document does, without the tree: parts in which nothing can be missing
 * are not made. False when what is made cannot be bound; a hole elsewhere is not seen.
 */
bool bind_blanks(struct arena *a, const struct bind_input *in, struct diag_list *dl);

/*
 * The rows of a view in the words of that document, which is not made for it; bind/view.h reads
 * them. NULL: there is no such view (reported). What stands in one view only is told apart by its
 * order: `responsibilities` has the rows of the document's contract as they were derived.
 */
struct view;
const struct view *bind_view(struct arena *a, const struct bind_input *in, const char *name,
			     struct diag_list *dl);

/*
 * True when all that the template prints for a contract is the contract's own, so that what changes
 * elsewhere does not touch it.
 */
bool bind_keeps_to_contract(const struct template *t);

#endif
