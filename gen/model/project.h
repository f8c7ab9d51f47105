/* SPDX-License-Identifier: MIT
 *
 * A project: the parties, systems and contracts of one hospital, with its registers, contacts and
 * decisions. Plain structs, filled by load/ and never changed afterwards. NULL strings: the file
 * says nothing.
 */
#ifndef BUNKAI_MODEL_PROJECT_H
#define BUNKAI_MODEL_PROJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/calendar.h"
#include "model/disclosed.h"
#include "model/edition.h"
#include "model/follow_up.h"
#include "model/inspection.h"
#include "model/ledger.h"
#include "model/register.h"
#include "model/settings.h"
#include "model/talks.h"

struct party {
	const char *id, *kind, *name, *address, *signatory, *note;
	const char *under; /* the party whose subcontractor it is; NULL: nobody's */
	const char *place; /* JSON path, for findings */
};

/*
 * Things that somebody sees to. Of each: who owns, updates, configures, monitors and maintains it
 * (ids of parties), how often (`cycle`), when it may stand still (`window`), at whose cost (`fee`:
 * included, extra), or that it is not the contract's and which party answers for it
 * (`out_of_scope`). NULL: nobody said, and papers print that it is to be agreed.
 */
struct server {
	const char *id, *name, *os, *support_end, *note;
	const char *updates; /* party that owns its security updates; NULL: not agreed */
	const char *owner, *configures, *monitors, *maintains;
	const char *cycle, *window, *fee, *out_of_scope;
	const char *place;
};

/* What stands between a system and the other end of its line. */
struct device {
	const char *id, *name, *kind; /* kind: router, firewall, switch, gateway, other */
	const char *owner, *updates;  /* parties; NULL: not agreed */
	const char *configures, *monitors, *maintains;
	const char *cycle, *window, *fee, *out_of_scope;
	/* hospital, vendor: the end of the line at which it stands; NULL: hospital */
	const char *site;
	const char *place;
};

/* `owner` has the contract for it. */
struct line {
	const char *id, *name;
	const char *owner, *carrier, *terminal; /* parties; terminal: who owns its end device */
	const char *monitors, *fee, *out_of_scope;
	const char *level; /* what it must reach: availability, bandwidth, where measured */
	const char *desk;  /* where a fault is reported, and who calls first */
	const char *spare; /* the spare line and how one changes over */
	const char *number; /* by which its carrier knows it */
	const char *place;
};

/* One thing that is backed up, called by what is kept. */
struct backup {
	const char *id, *name, *cycle, *generations;
	const char *method, *offline, *stored; /* how and on what, how cut off, where */
	const char *takes, *restores;          /* parties */
	const char *test;                      /* how often restoring is tried */
	const char *fee, *out_of_scope;
	const char *place;
};

/* Data that leave or come by hand: on what, between whom, and who looks for malware before. */
struct medium {
	const char *id, *name;      /* name: what is handed over */
	const char *from, *to, *medium;
	const char *checks, *cycle; /* who checks it, how often it is handed over */
	const char *place;
};

struct system {
	const char *id, *name, *vendor, *owner, *location, *line, *note;
	const char *monitors, *maintains, *window, *fee, *out_of_scope;
	const char *level;     /* what it must reach where that differs from the articles */
	const char *continues; /* what goes on in a fault or an emergency, in which order */
	const char *desk;      /* where faults are reported, at night and on holidays too */
	VEC(struct server) servers;
	VEC(struct device) devices;   /* from the system outwards */
	VEC(struct line) lines;
	VEC(struct backup) backups;
	VEC(struct medium) media;
	/* it has the list, and be it empty; else nobody said */
	bool own_lines, own_backups, own_media;
	VEC(const char *) connects;   /* systems it exchanges data with */
	/* every other member: what `when: system.NAME` asks; "false" and "" do not hold */
	struct settings flags;
	const char *place;
};

struct contract_party {
	const char *party, *label; /* label: 甲, 発注者 */
	const char *role;          /* hospital, vendor, subcontractor, carrier, cloud */
	const char *place;
};

struct omission {
	/* one of the three: a clause, all clauses of a topic, or of a module (clauses/core.json) */
	const char *clause, *topic, *module;
	const char *reason, *place;
};

struct omissions {
	struct omission *at;
	size_t n, cap;
};

/* What a contract says of a flow of one of its registers. */
struct flow_share {
	const char *flow, *reg;       /* reg NULL: the contract's first */
	const char *handles;          /* party; NULL: by the flow's form */
	const char *stored;           /* where its data lie */
	const char *returns, *erases; /* when the contract ends */
	const char *out_of_scope;     /* the party that answers for it */
	const char *place;
};

/* A premise or a limit of scope that a register states, and the party that holds it. */
struct premise {
	const char *text, *reg, *holds; /* holds NULL: nobody yet */
	const char *place;
};

#define ANNEX_CORE "core"
#define MODULE_TEXT "text"

struct contract {
	const char *id, *title, *number, *signed_on, *from, *to, *edition;
	const char *level; /* least, recommended; NULL: the project's */
	const char *annex; /* core, full: derive/shape.h; NULL: full */
	/* its last day, however long it was agreed for, and why; NULL: it goes on. See over.h */
	const char *ended, *end_reason;
	VEC(struct contract_party) parties;
	VEC(const char *) systems;
	VEC(const char *) registers;
	VEC(const char *) documents; /* of its own; see contract_documents */
	bool own_documents;          /* it says which, and be it none; else the project's hold */
	struct settings params;
	struct settings positions; /* clause id -> position */
	struct settings modules;   /* module -> text: all of its 項 are printed as articles */
	struct settings meetings;  /* last, this, next -> an ISO date: derive/meetings.h */
	/*
	 * what is done of its end: derive/closing.h; an item -> its ISO date, and behind a blank
	 * who saw to it
	 */
	struct settings closing;
	struct settings forms;     /* a form of the registers' flows -> the party that answers */
	VEC(struct flow_share) flows;
	VEC(struct premise) premises;
	struct omissions omit;
	const char *place;
};

struct contact {
	const char *id, *kind, *party, *desk, *name, *role, *email, *fax, *confirmed, *note;
	/* of the hours that `hours` says; of all others; behind the number of a switchboard */
	const char *phone, *phone_off, *extension;
	const char *hours; /* derive/hours.h reads it */
	const char *deputy;
	VEC(const char *) deputies; /* where one is too few; contact_deputy has both */
	VEC(const char *) systems;
	const char *place;
};

struct escalation {
	int step;
	const char *contact, *what;
	const char *chain;       /* the step of clauses/chain.json that it is; NULL: none is said */
	const char *within;      /* the time as a text, where no step of the chain gives it */
	VEC(const char *) calls; /* whom this step calls besides: vendors, desks */
	const char *place;
};

struct desk_override {
	const char *desk, *name, *phone, *fax, *email, *hours, *confirmed;
	const char *place;
};

struct decision {
	const char *id;
	/*
	 * What it speaks of, one of the four: rows by a key (derive/row_keys.h) or by several, all
	 * rows of a topic, a clause.
	 */
	const char *requirement, *topic, *clause;
	VEC(const char *) requirements;
	const char *position;                          /* of the clause */
	const char *contract, *phase, *status, *text, *fee, *when, *by, *date;
	const char *reason; /* the hospital's own; no paper that leaves prints it */
	const char *public_reason; /* what papers for the parties say */
	/* it stays although what it speaks of is gone; the reason says why */
	bool keep;
	const char *with; /* id of the one that the same command wrote; NULL: it stands alone */
	VEC(const char *) answers; /* ids of those of talks.json that it settles */
	/*
	 * from whose answer it was taken, where it was: party, name, date, sending (id), file
	 * (sha256 of what came), cell; none: somebody decided it here
	 */
	struct settings given;
	struct settings roles; /* party id, or role in the contract -> role id */
	const char *place;
};

/* The keys of rows that the decision speaks of; none of one on a topic or a clause. */
const char *const *decision_keys(const struct decision *d, size_t *n);

struct acceptance {
	const char *id;   /* NULL: written by hand, and nobody names it */
	const char *with; /* as in a decision */
	const char *risk, *reg, *by, *date, *note;
	struct follow_up follow_up; /* due: its condition; review: the acceptance itself */
	bool keep; /* it stays although the risk is gone; the note says why */
	const char *place;
};

/* What the hospital has done about a risk that remains; its words may be the register's own. */
struct risk_action {
	const char *risk, *reg, *action, *note;
	struct follow_up follow_up;
	bool keep;
	const char *place;
};

/*
 * What somebody leaves open with open eyes when a contract is signed: points by the ids that
 * `ready` prints, each written out, so that what comes later is not left as well.
 */
struct leaving {
	const char *contract; /* or SCOPE_HOSPITAL */
	VEC(const char *) points;
	const char *reason; /* the hospital's own */
	const char *by, *date;
	const char *place;
};

/* The latest form of the checklist whose items are known; by the project's date an earlier one. */
#define CHECKLIST_DEFAULT "cl-r7"

struct project {
	const char *folder, *file;
	const char *title, *date, *guideline;
	const char *level; /* least: only what has to be; recommended, NULL: all articles */
	/* edition of the checklist; NULL: by the date, at the latest CHECKLIST_DEFAULT */
	const char *checklist;
	VEC(struct party) parties;
	VEC(struct system) systems;
	VEC(struct contract) contracts;
	VEC(const char *) documents;
	struct settings params;
	struct settings terms; /* id of a shared term -> its value here, in all positions */
	struct calendar_wish calendar;
	struct settings register_names; /* a register's id -> what documents call it */
	struct omissions omit; /* from documents of the whole hospital */
	VEC(struct risk_register *) registers;
	VEC(struct contact) contacts;
	VEC(struct escalation) escalation;
	VEC(struct desk_override) desks;
	VEC(struct decision) decisions;
	VEC(struct acceptance) acceptances;
	VEC(struct risk_action) actions;
	VEC(struct leaving) left;
	struct inspection inspection;
	VEC(struct disclosed_sheet) disclosed; /* by id */
	struct ledger ledger;
	struct talks talks;
	/* the latest edition of each contract that has one, and of the hospital */
	VEC(const struct manifest *) issued;
};

/* Look-ups by id; NULL when absent. */
const struct party *project_party(const struct project *p, const char *id);
/* What the hospital says of a public desk of the library. */
const struct desk_override *project_desk(const struct project *p, const char *desk);
const struct system *project_system(const struct project *p, const char *id);
const struct contract *project_contract(const struct project *p, const char *id);
const struct risk_register *project_register(const struct project *p, const char *id);
/*
 * The filled-in form that counts today: the last (by month, received, date) of the same
 * questionnaire, party, system and product. Of several of one day each counts: itself, if it is one
 * of them.
 */
const struct disclosed_sheet *project_disclosed_latest(const struct project *p,
						       const struct disclosed_sheet *like);
/* a contract's id, or SCOPE_HOSPITAL */
const struct manifest *project_issued(const struct project *p, const char *scope);
const struct contact *project_contact(const struct project *p, const char *id);

/*
 * The first party of the project of that kind, and of the contract in that role; NULL when there is
 * none.
 */
const struct party *project_party_of_kind(const struct project *p, const char *kind);
const struct contract_party *contract_party_in_role(const struct contract *c, const char *role);

/* True of the first hospital and the first vendor of the contract; all others are thirds. */
bool contract_has_side(const struct contract *c, const struct contract_party *cp);

/*
 * The ids of the templates that a contract's papers are made of, *n of them: its own list, or the
 * project's. Those of hospital scope in it stand for no paper of the contract.
 */
const char *const *contract_documents(const struct project *p, const struct contract *c, size_t *n);

/* True when the contract has that document in its list. */
bool contract_has_document(const struct project *p, const struct contract *c, const char *id);

/* A vendor, or another who does something for a system, as its carrier: no authority. */
bool contact_is_outside(const struct contact *c);

/*
 * Who takes his place, the nth in order: `deputy`, then `deputies`. An id of another contact, or
 * simply a name; NULL behind the last.
 */
const char *contact_deputy(const struct contact *c, size_t nth);

/* True when the contact names the system. */
bool contact_serves(const struct contact *c, const struct system *s);

/* True when its annex keeps a core of articles, and the rest stands in 別表. */
bool contract_is_core(const struct contract *c);

/* True when the party signs the contract; false of NULL. */
bool contract_has_party(const struct contract *c, const char *party);

#endif
