/* SPDX-License-Identifier: MIT
 *
 * Which documents a project makes, and their trees: derived responsibilities and the library's text
 * bound to a template. run.h comes before it, printer.h behind it.
 */
#ifndef BUNKAI_WORK_DOCUMENTS_H
#define BUNKAI_WORK_DOCUMENTS_H

#include "bind/bind.h"
#include "editions/doc_digest.h"
#include "work/run.h"

/* One document of one contract, or of the hospital. */
struct planned {
	const struct template *template;
	const struct contract *contract; /* NULL: of the whole hospital */
	const char *scope;               /* the contract's id, or SCOPE_HOSPITAL */
	const char *name;                /* 'tele-2026/annex' */
	/*
	 * Where its files lie: 'tele-2026', 'hospital-only/tele-2026' below an output folder;
	 * 'documents', 'hospital-only' below an edition
	 */
	const char *folder;
	/* the n_together documents that are made together, this one among them */
	const struct planned *together;
	size_t n_together;
};

struct planned_list {
	VEC(struct planned) all;
};

/*
 * The project's papers in their order (derive/papers.h), of contracts that have not ended. With
 * `contract` only those of that contract, ended or not; with `document` only that one, for those
 * who have it, or for all when nobody's list does. NULL: all.
 */
struct planned_list documents_plan(const struct run *run, const char *contract,
				   const char *document);

/*
 * Only those that are issued together, at their places in the edition: with `issued` (NULL: a new
 * one) where that edition has them.
 */
struct planned_list documents_plan_edition(const struct run *run, const char *scope,
					   const struct manifest *issued);

/* 'OUT/tele-2026/annex': a document's file below a folder, without ending. */
const char *documents_stem(struct arena *a, const char *folder, const struct planned *planned);

/*
 * What a paper of amendments of that contract (NULL: of the hospital) is bound from, but for its
 * template; no links lead out of it.
 */
struct bind_input documents_input(const struct run *run, const struct contract *contract);

/* A document's tree. NULL when it was refused (reported). `numbers` may be NULL; see bind.h. */
const struct doc *documents_bind(const struct run *run, const struct planned *planned,
				 const struct imprint *imprint, bool draft, struct numbers *numbers,
				 struct diag_list *dl);

/*
 * The same, to be compared with another state: what is counted on the day it is printed
 * (DOC_ROLE_OF_THE_DAY) makes no difference, and nobody counts it.
 */
const struct doc *documents_bind_to_compare(const struct run *run, const struct planned *planned,
					    const struct imprint *imprint, struct numbers *numbers,
					    struct diag_list *dl);

/*
 * The rows of a view as the contract's paper prints them that has all of them; *in gets which one.
 * NULL: no paper of the contract does. A view's rows are read with bind/view.h.
 */
const struct view *documents_view(const struct run *run, const struct contract *c,
				  const char *name, const struct template **in);

/*
 * The document as it stands now. Where it says what the latest edition said, it is that edition's;
 * else, once an edition was issued, it is a draft of the next one and marked so. Before anything is
 * issued the caller decides (marking.h).
 */
struct planned_now {
	const struct doc *doc;
	/* as that edition would print it today: what differs in it from the edition has changed */
	const struct doc *now;
	bool is_issued;
};

/*
 * What it prints as 未記入 under the latest edition: as noted when it was bound in this run, else it
 * is bound for that. NULL: it cannot be bound; `build` says why.
 */
const struct blanks *documents_blanks(const struct run *run, const struct planned *planned);

/* False when it was refused (reported). */
bool documents_bind_now(const struct run *run, const struct planned *planned, bool draft,
			struct planned_now *out, struct diag_list *dl);

#endif
