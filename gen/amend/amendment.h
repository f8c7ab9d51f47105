/* SPDX-License-Identifier: MIT
 *
 * What all papers of an amendment are made from: the papers of one contract (or of the hospital) in
 * both states, the words for them, and why each article or row changed.
 */
#ifndef BUNKAI_AMEND_AMENDMENT_H
#define BUNKAI_AMEND_AMENDMENT_H

#include "base/unicode.h"
#include "bind/bind.h"
#include "effects/impact.h"

struct amendment {
	const struct library *library; /* of the new state: its words */
	/* the same: what it calls its registers; NULL: by their ids */
	const struct project *project;
	const struct change_list *changes;
	const struct reason_index *reasons;
	const struct derived_state *before, *after;
	const struct contract *contract; /* whose parties read the papers; NULL: the hospital's */
	const struct impact_document *documents; /* of one scope */
	size_t n;
	/* of all scopes, for who may see all; the hospital's: where a change shows */
	const struct impact_document *everywhere;
	size_t n_everywhere;
	struct breaker *words; /* for word diffs; NULL: by characters */
	bool old_first; /* 改正前 at the left */
	/* the old state is the library's own wording: what differs was agreed on, nothing is amended */
	bool against_library;
	const char *subtitle, *date, *author; /* as the documents print them; date ISO */
	const struct consents *agree; /* who has to sign it (amendment_consents.h); never NULL */
	const char *force; /* the day from which the new state holds, ISO */
	const char *edition; /* that the new papers are or will be: 第2版; NULL: none is named */
	/* what papers are bound from, but for their template: the new state's */
	struct bind_input base;
};

/*
 * What a contract's amendment (NULL: the hospital's) is called in the new state; documents, reasons
 * and words are the caller's to set.
 */
struct amendment amendment_of(const struct library *l, const struct project *p,
			      const struct contract *contract);

/* True when the party was none of the contract's before (`joins`), or is none any more. */
bool amendment_joins(const struct amendment *in, const char *party);
bool amendment_leaves(const struct amendment *in, const char *party);

/*
 * True of an annex that keeps a core of articles now and did not, or the other way round
 * (derive/core_annex.h): every place keeps its number and goes to another part of the paper, so that
 * the whole is amended at once.
 */
bool amendment_reshapes(const struct amendment *in, const struct impact_document *d);

/* The word of that name for the new shape: 'shinkyu.reshaped.core' of 'shinkyu.reshaped'. */
const char *amendment_reshaped_word(struct arena *a, const struct amendment *in, const char *name);

/* 第2版, or that it is the one which the amendment makes: what a 別添 is called by. */
const char *amendment_edition(const struct amendment *in);

/* The new library's word for `name`. */
const char *amendment_word(const struct amendment *in, const char *name);

/* The words of units stand in other papers for the same readers: the narrowest audience of both. */
enum audience amendment_pair_audience(const struct doc_unit_pair *p);

/* Narrows the audience of a node and of all below it. */
void amendment_narrow(struct doc_node *node, enum audience audience);

/* An empty paper with that id and title, and the amendment's subtitle, date and author. */
struct doc *amendment_paper(struct arena *a, const struct amendment *in, const char *id,
			    const char *title);

/* Whether the pair is an amendment: more than what an article rests on. */
bool amendment_counts(const struct doc_unit_pair *p);

#endif
