/* SPDX-License-Identifier: MIT
 *
 * What the sources of a project say of the subjects of clauses/contradiction-rules.json: answers to
 * questionnaires and to the checklist, what bunkai.json says of systems and their objects, the
 * ledger, papers that came, rows of registers, articles and decisions. Each is one testimony: who,
 * of which systems, that it is done, can be done, or not, since or until when, and where it stands.
 */
#ifndef BUNKAI_DERIVE_TESTIMONIES_H
#define BUNKAI_DERIVE_TESTIMONIES_H

#include "base/hash.h"
#include "derive/table_words.h"
#include "model/library.h"
#include "model/project.h"

enum claim {
	CLAIM_DOES,   /* it is done, or there */
	CLAIM_CAN,    /* the product can do it */
	CLAIM_LACKS,  /* it is not done, or not there */
	CLAIM_CANNOT, /* the product cannot do it */
	CLAIM_ABSENT  /* it does not apply */
};

enum witness {
	WITNESS_ANSWER,    /* of a vendor's questionnaire */
	WITNESS_HOSPITAL,  /* of the hospital's own, or of its checklist (inspection.json) */
	WITNESS_SYSTEM,    /* a feature */
	WITNESS_OBJECT,    /* who updates a device … */
	WITNESS_LEDGER,
	WITNESS_PAPER,     /* a disclosure that came, or not */
	WITNESS_ROW,
	WITNESS_ARTICLE,
	WITNESS_DECISION
};

struct testimony {
	const struct answer_subject *subject;
	enum witness source;
	enum claim claim;
	const char *party;   /* who does it, or not; NULL: nobody in particular */
	bool alone;          /* the party and nobody else: it has the role, or is accountable */
	const bool *systems; /* of the project's systems, by their place; of all: every one */
	const char *product; /* of a questionnaire; NULL: any */
	const char *key;     /* 'mds-4.1/12.4', 'tele.remote_maintenance', 'R24/①-1' … */
	const char *said;    /* as it stands there, in the words of papers */
	const char *place;   /* file and path */
	const char *date;    /* ISO: when it was said; NULL: nobody knows */
	const char *until;   /* of what is not done: the day by which it is to be */
	const char *from;    /* of what binds: the day from which it does */
	const char *answer;  /* of a questionnaire: the id of the choice */
	bool named;          /* the text beside it names the systems, or their vendor */
	const char *thing;   /* 'server/pacs/gw': of this machine alone; NULL: of none */
	/* of a question or row: what it asks for; NULL: nobody wrote it down */
	const struct rule_words *measures;
	bool worded;         /* it was read in a text: no other answer of the same form is held to it */
	const char *remark;  /* that stands beside it */
	const void *group;   /* rows of a register, articles of a contract are told together */
	const struct disclosed_sheet *sheet; /* NULL: of none */
};

struct testimonies {
	VEC(struct testimony) all; /* subject by subject as the sources stand */
};

struct testimony_sources {
	const struct project *project;
	const struct library *library;
	const struct coverage *coverage;
	const struct table_words *const *words; /* one per contract */
};

/* --- for the files that gather them --- */

struct witnessing {
	struct arena *a;
	const struct testimony_sources *in;
	const struct project *p;
	const struct library *l;
	struct testimonies *out;
	struct map *seen; /* what machines of the ledger said: of each system once */
};

/* A zeroed testimony at the end of the list. */
struct testimony *testimony_add(struct witnessing *g, const struct answer_subject *s,
				enum witness source, enum claim claim);

/* The set with one system, with those of a contract, with those whose vendor it is, with all. */
const bool *systems_one(struct arena *a, const struct project *p, const struct system *s);
const bool *systems_of_contract(struct arena *a, const struct project *p, const struct contract *c);
const bool *systems_of_vendor(struct arena *a, const struct project *p, const char *party);
const bool *systems_all(struct arena *a, const struct project *p);

#endif
