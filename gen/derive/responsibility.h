/* SPDX-License-Identifier: MIT
 *
 * Who does what: one row per requirement and per duty of every register a contract rests on,
 * derived by the rules of clauses/responsibility.json and then overridden by the project's
 * decisions. Every row keeps its basis.
 */
#ifndef BUNKAI_DERIVE_RESPONSIBILITY_H
#define BUNKAI_DERIVE_RESPONSIBILITY_H

#include "derive/open_things.h"
#include "derive/topics.h"
#include "model/library.h"
#include "model/project.h"

struct share {
	const struct contract_party *party;
	const struct role *role;        /* NULL only when the library has no such role */
	const char *does;               /* NULL: nothing is said */
	const struct decision *decision; /* that names the party's role; NULL: none does */
};

struct responsibility {
	const struct contract *contract;
	const struct risk_register *reg;
	const struct risk *risk;
	const struct family *family; /* whose own the risk is; NULL: of none */
	const struct requirement *requirement; /* NULL: the row stands for the risk's duty */
	/* R24/④-1; with its register where the contract rests on several */
	const char *key;
	/* the same, with its register where the project has several */
	const char *full_key;
	struct topic_link topic;
	const char *phase;
	struct share *shares;           /* one per party of the contract, in its order */
	const struct responsibility_rule *rule; /* the basis; NULL: no rule applies */
	/* what overrides it, the last has the last word; none: nothing does */
	VEC(const struct decision *) decisions;
	const struct decision *settled; /* the one that its status is of; NULL: none says it */
	const struct obligation *obligation; /* NULL: the library tells none apart, or a duty */
	const char *status;             /* id: the one status that every paper prints */
	/*
	 * a decision that says 'agreed' although not exactly one party is accountable, or that
	 * the risk is accepted although nobody with a name accepts it; NULL: none
	 */
	const struct decision *unmet;
	bool guess;                     /* what it says was found by words (推定): row_acts.link */
	bool by_object;                 /* agreed: one is accountable per object (row_acts.h) */
	bool cut;                       /* the source's cell stops before its end */
	/* from the decision; NULL: nothing was said */
	const char *fee, *when, *agreed;
	const char *reason, *internal_reason; /* for the parties; for the hospital alone */
	/* of a row of what is open: how `set` settles it; NULL: a register's row */
	const struct open_row *open;
	/* and whom bunkai.json names meanwhile, or the one above him who signs; NULL: nobody */
	const struct contract_party *holder;
};

/*
 * True when something is to be accepted: the register says what remains after measures, or asks for
 * none; or somebody accepted the risk as it is.
 */
bool risk_remains(const struct project *p, const struct library *l,
		  const struct risk_register *reg, const struct risk *risk);

/* A row speaks of a requirement, or of its risk's duty: the requirement's number, or KEY_DUTY. */
const char *responsibility_no(const struct responsibility *r);

/* Its words in the register, NULL when there are none, and where they stand: 'register.json: …'. */
const char *responsibility_text(const struct responsibility *r);
const struct row_origin *responsibility_at(const struct responsibility *r);
const char *responsibility_place(struct arena *a, const struct responsibility *r);

struct responsibilities {
	const struct contract *contract;
	VEC(struct responsibility) rows;
};

/*
 * All rows of a contract, in the order of its registers, their risks and requirements; a risk's
 * duty stands behind its requirements. Behind all of them stand those of what bunkai.json leaves
 * open (derive/open_things.h), whose register is `made`.
 */
struct responsibilities *derive_responsibilities(struct arena *a, const struct project *p,
						 const struct library *l, const struct contract *c);

/*
 * Who holds a row: one party is accountable for it, or not. Rows whose risk is accepted, or waits
 * for it, and what a register only recommends need nobody.
 */
enum holding {
	HELD_BY_ONE,      /* or by one per object: a 別表 says by whom */
	HELD_BY_SEVERAL,
	HELD_IN_PART,     /* somebody does something, but nobody is accountable */
	HELD_BY_NOBODY,
	HELD_NOT_NEEDED,  /* the board accepts the risk, or is asked to */
	HELD_RECOMMENDED, /* nobody does what the register recommends */
	HELD__MAX
};

enum holding responsibility_holding(const struct responsibility *r);

/* What the rules call a gap is one until somebody acts, whatever a decision calls it. */
bool responsibility_is_gap(const struct responsibility *r);

/* True when the row's status says that its risk is accepted, or waits for that. */
bool responsibility_is_accepting(const struct responsibility *r);

/* True when the party acts: it is accountable, or does its part. */
bool role_acts(const struct role *role);
bool share_acts(const struct share *s);

/*
 * True when the register keeps the risk without measures, so that the board has to accept it: the
 * rules say so of its response (status 'accept'), in whatever word.
 */
bool risk_is_kept(const struct library *l, const struct risk *risk);

/* How many parties of the row have that role. */
size_t responsibility_count(const struct responsibility *r, const char *role);

/* True when it is one of those that the row rests on; false of NULL. */
bool responsibility_rests_on(const struct responsibility *r, const struct decision *d);

/*
 * Who decided the row, and when: the decision that its status is of, else the last one. NULL:
 * nobody did.
 */
const struct decision *responsibility_decided(const struct responsibility *r);

/* Whether a decision added the row, for another phase than the one of its topic. */
bool responsibility_is_added(const struct responsibility *r);

/* Who accepted the risk that remains; NULL: nobody did. */
const struct acceptance *acceptance_of(const struct project *p, const struct risk_register *reg,
				       const char *risk);

/*
 * True when somebody accepted the whole risk, so that it needs no measure; not when the register
 * lists what remains after measures, because then that is what was accepted.
 */
bool acceptance_closes(const struct project *p, const struct risk_register *reg,
		       const struct risk *risk);

/* True when something of the risk is to be accepted and nobody did. */
bool risk_awaits_acceptance(const struct project *p, const struct library *l,
			    const struct risk_register *reg, const struct risk *risk);

#endif
