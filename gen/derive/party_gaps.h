/* SPDX-License-Identifier: MIT
 *
 * Gaps between parties (分担の隙間): what one side asks of another and nobody promises in a paper.
 *
 *   rules      a register or an article's row asks something of the hospital, and no article of the
 *              hospital's own rules lays it down
 *   promise    the hospital needs a measure of its vendor - its checklist asks for it, or a row of
 *              its register that nobody holds - and no article in force of the contract promises it
 *   answer     a vendor answered いいえ, or not at all, where the hospital needs the measure
 *   interface  two systems that are connected have different vendors, and no contract of theirs
 *              says who sees to what lies between them
 *   object     nobody has a role of a device or a line between such systems
 *
 * What a contract leaves out with a reason, a condition that does not hold and a risk that was
 * accepted are no gaps. Levels, days and the measures of interfaces are clauses/gaps.json.
 */
#ifndef BUNKAI_DERIVE_PARTY_GAPS_H
#define BUNKAI_DERIVE_PARTY_GAPS_H

#include "derive/coverage.h"
#include "derive/measures.h"
#include "derive/table_words.h"
#include "model/library.h"
#include "model/project.h"

enum party_gap_kind { GAP_RULES, GAP_PROMISE, GAP_ANSWER, GAP_INTERFACE, GAP_OBJECT, GAP_KIND__MAX };

struct party_gap {
	enum party_gap_kind kind;
	size_t level;               /* place in gap_rules.levels; 0 is the gravest */
	const char *key;            /* of the row, item, question or object; unique per contract */
	const char *asked;          /* what is asked, in the words of who asks */
	const char *by;             /* who asks: id of a party; NULL: an item of a guideline */
	const char *owner, *other;  /* parties who have to settle it; other NULL: one alone */
	const char *due;            /* ISO; NULL: the rules give no days */
	const char *source;         /* cl-r7/2⑥, mds-4.1/4.3, or NULL */
	const struct measure *measure;   /* NULL: none is known */
	const struct contract *contract; /* NULL: of none */
	const struct responsibility *row; /* NULL: of none */
	const char *place;          /* where it stands in the user's files or the library */
};

struct party_gaps {
	VEC(struct party_gap) all; /* by kind, the gravest first, then as found */
};

struct gap_input {
	const struct project *project;
	const struct library *library;
	const struct coverage *coverage;
	const struct measure_index *measures;
	const struct table_words *const *words; /* one per contract */
};

/* None where the library has no clauses/gaps.json. */
struct party_gaps party_gaps_of(struct arena *a, const struct gap_input *in);

/* 'rules', 'promise' …: as words.json and clauses/gaps.json call it. */
const char *party_gap_kind_name(enum party_gap_kind k);

#endif
