/* SPDX-License-Identifier: MIT
 *
 * How answers are read: what a remark (備考) does to the answer beside it, and which questions,
 * features, objects, rows and articles speak of the same subject. Plain structs, filled by
 * load/answer_rules.c from clauses/remark-words.json and clauses/contradiction-rules.json;
 * templates of words are literal. NULL strings: the file says nothing.
 */
#ifndef BUNKAI_MODEL_ANSWER_RULES_H
#define BUNKAI_MODEL_ANSWER_RULES_H

#include <stdbool.h>

#include "base/arena.h"

#define REMARK_PLAIN "plain"

struct rule_words {
	const char **at;
	size_t n, cap;
};

struct remark_kind {
	const char *id, *name; /* shifts, limits, depends, product-only, plain */
	const char *asks;      /* what is to be settled of such a remark; NULL: nothing */
};

/* A remark is of the kind of the first rule all of whose words it has. */
struct remark_rule {
	const char *kind;
	struct rule_words any, some; /* one of each; none: nothing is asked */
	struct rule_words all;       /* every one */
	struct rule_words not;       /* none of them */
};

/* Words by which a remark beside an answer explains why another source says the contrary. */
struct remark_explains {
	const char *of; /* the answer: yes, no, not-applicable */
	struct rule_words any;
};

/* What several sources may speak of; clauses/README.md describes the members. */
struct answer_subject {
	const char *id, *name;
	const char *feature;          /* of systems, blanks between several; NULL: it is none */
	const char *ledger;           /* the member of the ledger that says it; NULL: none */
	const char *papers;           /* ids of clauses/disclosures.json: came or not */
	struct rule_words measures;   /* patterns of ids */
	struct rule_words does, can;  /* patterns of FORM/QUESTION */
	struct rule_words ways;       /* one of them is enough */
	struct rule_words absent;     /* 'not-applicable' says that the feature is not there */
	struct rule_words roles;      /* 'updates(device)': the first whose objects there are */
	/*
	 * what texts call it: a sentence with one of them says that it is there, or with a word of
	 * denial that it is not
	 */
	struct rule_words words;
	/* whole turns of phrase that say it without another word: 'USBメモリを自由に使える' */
	struct rule_words says_no, says_yes;
	/* verbs that say of a machine who has one of the roles: 更新 */
	struct rule_words acts;
	/* 'backup.offline', 'owner(device)': what bunkai.json says in a member of a thing */
	struct rule_words members;
	bool support; /* who says yes says so of what the maker still supports */
	bool list;    /* ledger.json is it */
	bool backups; /* an empty `backups` of a system denies it */
	bool each;    /* each party answers for itself alone */
	bool stops;   /* it is about stopping something: 停止していない is not that it runs on */
	bool duty;    /* what risks ask of the hospital (`duty`, by their measures) says it too */
	const char *needs; /* 'device', 'remote_maintenance': without it there is nothing to ask */
	const char *place;
};

/*
 * Which sources are held against each other: a `no` of one of these and a `yes` of one of those meet
 * where all conditions hold. Pairs that no rule lets meet are no contradiction.
 */
enum meeting_condition {
	MEETS_SAME_PARTY,   /* one of them names nobody, or both one party, or one under the other */
	MEETS_OWN_SYSTEMS,  /* both forms are of a system */
	MEETS_SAYS_OF,      /* what the hospital says of all is the no's to say as well */
	MEETS_WORDED,       /* the no was read in a text */
	MEETS_NAMED,        /* and the text names the systems */
	MEETS_PAPERS, MEETS_NOT_PAPERS,
	MEETS_BACKUPS, MEETS_NOT_BACKUPS,
	MEETS_UNABLE,       /* the product cannot */
	MEETS_ALL_VENDORS,  /* each vendor says yes */
	MEETS_VENDOR_SIDE,  /* no measure of the no's question is the hospital's */
	MEETS_SAME_MEASURE,
	MEETS_WHOLE,        /* nobody else has the role of the yes there */
	MEETS__MAX
};

/* As the file writes conditions and sources; NULL ends them. */
extern const char *const meeting_conditions[], *const meeting_sources[];

struct meeting_rule {
	struct rule_words no, yes;    /* kinds of sources (derive/testimonies.h) */
	struct rule_words conditions;
	const char *why, *place;
};

/* A number that several sources may give: how long logs are kept, how many generations there are. */
struct quantity {
	const char *id, *name;
	struct rule_words any, some, not; /* of a clause: one of each, none of the last */
	const char *unit;                 /* span, cycle, generations, letters */
	const char *better;               /* more, less: what goes beyond what is asked for */
	struct rule_words members;        /* 'backup.generations', 'server.cycle' */
	const char *term;                 /* the shared term that articles give it by; NULL: none */
	struct rule_words measures;       /* of the statements that do */
	struct rule_words questions;      /* whose remarks need not name it */
	const char *place;
};

struct answer_rules {
	VEC(struct remark_kind) kinds;
	VEC(struct remark_rule) rules;
	VEC(struct remark_explains) explains;
	/* in a remark beside 'yes', without one of `but`: the contrary; beside 'no': the contrary */
	struct rule_words refuses, but, grants;
	/* in a sentence about a subject: it is not there; it is; it only may be, which says nothing */
	struct rule_words denies, affirms, supposes;
	/* where a clause ends and another begins: of the same, or (breaks) of something else */
	struct rule_words splits, breaks;
	struct rule_words abilities; /* what only the product is able to */
	struct rule_words pending;   /* somebody is at it, so that it is neither there nor not */
	struct rule_words elsewhere; /* a clause with one of them is of something else, or of old */
	struct rule_words firms;     /* what names of companies have beside the name itself */
	struct rule_words spellings; /* 'DB=データベース': the first is read as the second */
	struct rule_words undoes;    /* what ends or spoils it: 停止できない says that it is there */
	struct rule_words parts;     /* of a system: denied alone beside what affirms */
	struct rule_words planned;   /* beside a yes: it is yet to come */
	struct rule_words hospitals, doers; /* 病院様 … の所掌: who does it */
	struct rule_words selves;    /* 当社: whoever fills in the form */
	struct rule_words titles;    /* between a name and what its bearer does: 様, 株式会社 */
	struct rule_words works;     /* nouns that verbs are made of: 暗号化 of 暗号化していない */
	VEC(struct meeting_rule) meetings;
	VEC(struct quantity) quantities;
	VEC(struct answer_subject) subjects;
};

const struct remark_kind *remark_kind_find(const struct answer_rules *r, const char *id);

/*
 * The first of the words that stands in the text; NULL: none does. A word may be two with … between
 * them: the one, and somewhere behind it the other.
 */
const char *rule_words_find(const struct rule_words *words, const char *text);

/* Where the word, as it was found, begins in the text, and (behind) where the text goes on. */
const char *rule_word_place(const char *word, const char *text, const char **behind);

/* True when the text as a whole is as one of the patterns says. */
bool rule_words_match(const struct rule_words *patterns, const char *text);

/* The same of FORM/QUESTION, each by itself: 'mds-4.1/4.1/2' is not of 'mds-*' and '2'. */
bool rule_questions_match(const struct rule_words *patterns, const char *key);

#endif
