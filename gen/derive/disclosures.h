/* SPDX-License-Identifier: MIT
 *
 * System by paper: which of the papers of clauses/disclosures.json a hospital wants of the vendor
 * of each of its systems, and how far inspection.json says that it has got. Systems that nobody but
 * the hospital sees to, and those of contracts that are over, are asked nothing. A questionnaire
 * that came filled in (disclosures/) is a paper of its form's series that came.
 */
#ifndef BUNKAI_DERIVE_DISCLOSURES_H
#define BUNKAI_DERIVE_DISCLOSURES_H

#include "base/arena.h"
#include "model/library.h"
#include "model/project.h"

/* From best to worst: of several products of a system the worst counts. */
enum disclosure_state {
	DISCLOSURE_NOT_WANTED,
	DISCLOSURE_RECEIVED,
	DISCLOSURE_OLD,      /* what came is of an edition before the one that counts */
	DISCLOSURE_ASKED,
	DISCLOSURE_LATE,     /* asked for longer ago than the paper's days */
	DISCLOSURE_NOT_ASKED,
	DISCLOSURE__MAX
};

struct disclosure_need {
	const struct system *system;
	const struct disclosure_paper *paper;
	const struct guideline *edition; /* that counts; NULL: any */
	bool wanted;
	enum disclosure_state state;
	/*
	 * in the order of the file, of each product the last that came and the last that is asked
	 * for since. Of a paper for a vendor's systems also those that name another of them
	 */
	VEC(const struct disclosure *) given;
};

struct disclosure_needs {
	VEC(struct disclosure_need) all; /* system by system, in the order of the papers */
};

/* Every system that has a vendor with every paper, wanted or not. */
struct disclosure_needs disclosure_needs_of(struct arena *a, const struct project *p,
					    const struct library *l);

/* 'wanted', 'received' …, by which words.json and the field `state` of views call it. */
const char *disclosure_state_name(enum disclosure_state s);

/*
 * The features of the system for which the paper is wanted (リモート保守、クラウド), as
 * clauses/features.json calls them; "" where it is wanted without them.
 */
const char *disclosure_reason(struct arena *a, const struct library *l,
			      const struct disclosure_need *need);

/* What it is called where there is little room: SDS. */
const char *disclosure_paper_name(const struct disclosure_paper *paper);

/*
 * True when the vendor's side is done: it came of every product, be it of an older edition, or is
 * not wanted. Of one entry: it or another of its product came; it is asked for anew.
 */
bool disclosure_is_there(const struct disclosure_need *need);
bool disclosure_came(const struct disclosure_need *need, const struct disclosure *d);
bool disclosure_is_asked_anew(const struct disclosure_need *need, const struct disclosure *d);

/* How far one entry has got, by the project's date. */
enum disclosure_state disclosure_state_of(const struct project *p, const struct library *l,
					  const struct disclosure_paper *paper,
					  const struct disclosure *d);

/*
 * The edition that counts for a paper: the one the project names of its series, else the paper's
 * own; NULL: any.
 */
const struct guideline *disclosure_edition(const struct project *p, const struct library *l,
					   const struct disclosure_paper *paper);

#endif
