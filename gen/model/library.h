/* SPDX-License-Identifier: MIT
 *
 * The library: topics, clauses, rules, guidelines, desks and templates, the project's own laid over
 * the installed ones by id. Plain structs, filled by load/. clauses/README.md describes the files.
 */
#ifndef BUNKAI_MODEL_LIBRARY_H
#define BUNKAI_MODEL_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/audience.h"
#include "base/hash.h"
#include "model/answer_rules.h"
#include "model/calendar.h"
#include "model/chain.h"
#include "model/closing.h"
#include "model/duties.h"
#include "model/gap_rules.h"
#include "model/hours.h"
#include "model/ledger_words.h"
#include "model/project.h"
#include "model/questionnaire.h"
#include "model/records.h"
#include "model/template.h"

/* A chapter of a document: the document tells, by `document`, which list it belongs to. */
struct chapter {
	const char *document, *id, *title;
};

struct topic {
	const char *id, *name, *phase, *timing, *record, *role;
	const char *level; /* of its clauses that say none; NULL: nothing is said */
	struct settings chapter; /* document -> chapter id */
	VEC(const char *) refs;
	size_t order;            /* place in topics.json */
	const char *place;
};

/* The body of a clause: a tree of paragraphs, lists and items, as written, with placeholders. */
enum block_kind { BLOCK_PARAGRAPH, BLOCK_LIST, BLOCK_ITEM };

struct block {
	enum block_kind kind;
	const char *text;  /* paragraph, item */
	int line;          /* in the clause's file */
	struct block *first, *last, *next;
};

struct position {
	const char *name;  /* 標準案; "" when the clause has one position without heading */
	struct block *first, *last;
	int line;
	/* the contract whose parties agreed on it, which alone may have it; NULL: any may */
	const char *contract;
	const char *like;  /* of such a one: the position whose shared terms hold in it; NULL: its own */
};

struct clause {
	const char *id, *topic, *title, *phase, *when, *file;
	const char *level;       /* "least" to do, or "recommended"; NULL: nothing is said */
	const char *rank;        /* bylaw: of a paper below its document (細則); NULL: of that */
	int order;
	VEC(const char *) documents;
	VEC(const char *) covers;
	VEC(const char *) refs;
	/*
	 * kinds of control: T technical, P physical, H human and organisational, A of other systems
	 */
	VEC(const char *) controls;
	VEC(const char *) basis; /* what the clause rests on and an edition may drop */
	VEC(const char *) replaces; /* ids of clauses that were merged into this one */
	/* those of the installed clause over which the project laid this one, if it lacks them */
	VEC(const char *) lacks;
	struct settings params;  /* defaults */
	struct settings lost;    /* position -> what the hospital gives up by falling back to it */
	struct settings may_ask; /* position -> which kind of vendor may ask for it */
	VEC(struct position) positions;
	/* wordings of single contracts; nobody else is offered them, or counts them */
	VEC(struct position) agreed;
	struct settings agreed_with; /* position -> contract, as the head has it */
	struct settings agreed_like; /* position -> the one that it is a wording of */
	const struct duties *duties; /* NULL: nobody wrote them */
	bool own;                    /* the project's, not the library's */
	/* it only adds wordings of single contracts to the installed one, over which it lies */
	bool adds_only;
};

/* The measures that a family's table names for a row. */
struct row_measures {
	const char *key;
	VEC(const char *) ids;
	int line;
};

struct family {
	const char *id, *title;
	struct settings topics;       /* risk id -> topic */
	struct settings requirements; /* requirement key -> topic */
	struct settings phases;       /* risk id or row key -> phase, where not the topic's */
	struct settings texts;        /* risk id -> mark of its text, see derive/families.h */
	VEC(struct row_measures) measures;
	double share;                 /* of a register's risks that must be the family's … */
	int least;                    /* … and how many at least */
	const char *file;
};

struct keyword_rule {
	const char *topic;
	VEC(const char *) any;
	VEC(const char *) none;
	const char *place;
};

struct guideline_item {
	const char *id, *no, *name, *status;
	/*
	 * a volume that only holds items: references may fall back on it, coverage passes it over
	 */
	bool part;
	VEC(const char *) marks;   /* as the edition prints them, such as ◎ */
	VEC(const char *) refs;    /* items of other editions that speak of the same matter */
	/*
	 * items of another edition whose place this one takes; one of a part stands for all below
	 * it
	 */
	VEC(const char *) same_as;
	/* register rows that say what the item says, as in a clause's `covers` */
	VEC(const char *) keys;
	const char *place;
};

/* What earlier editions asked for and this one no longer does. */
struct dropped_basis {
	const char *what, *note, *status;
	VEC(const char *) params; /* parameters that set a number for it */
	VEC(const char *) keys;   /* register rows that ask for it, as in a clause's `covers` */
	const char *place;
};

struct guideline {
	const char *id, *title, *shown, *abbreviation, *issuer, *date, *status, *as_of, *note,
		*file;
	const char *supersedes;  /* the edition before it; NULL: none, or not known */
	int year; /* of a form for one fiscal year, from April 1 of that year on; 0: not so */
	VEC(struct guideline_item) items;
	VEC(struct dropped_basis) dropped;
};

#define FEATURE_OF_SYSTEM "system"
#define FEATURE_OF_CONTRACT "contract"

/* What a system or a contract may have, and clauses ask for by `when`. */
struct feature {
	const char *id, *of, *name, *meaning, *place;
	bool unsaid; /* what counts where bunkai.json does not say */
};

/*
 * What one clause lays down and others speak of (clauses/shared-facts.json). A paragraph speaks of
 * it in which all `words` stand; there one of `says` has to stand too, or `instead` in their place.
 */
struct shared_fact {
	const char *id, *laid_down, *reason, *place;
	const char *instead;         /* NULL: there are `says`, and never both */
	VEC(const char *) words;     /* as they stand in the file, with placeholders */
	VEC(const char *) says;      /* in the same way: {{term.ID}}, {{ref:CLAUSE}}, words */
	VEC(const char *) documents; /* whose clauses are meant; none: all */
};

/* Articles beyond the core that come and go together. */
struct core_module {
	const char *id, *name, *place;
	const char *when; /* a condition (derive/conditions.h); NULL: always */
	VEC(const char *) topics;
	VEC(const char *) clauses;
};

/* An article, or a 項 of one, whose shape is said: a topic, a clause, or 'clause/2'. */
struct core_place {
	const char *name, *place;
};

struct core_places {
	struct core_place *at;
	size_t n, cap;
};

/*
 * clauses/core.json: which 項 of an annex that is `core` stand in its articles. All others are rows
 * of its 別表. derive/shape.h says in which order these count.
 */
struct core {
	struct duty_strings kinds; /* a 項 with a statement of such a kind is text */
	struct duty_strings alone; /* a 項 that has statements of these kinds alone is text */
	struct core_places text, table;
	VEC(struct core_module) modules;
};

/* Why no clause answers a row of a register family. */
struct not_covered {
	const char *family, *key, *reason, *place;
};

/* A time within which a public desk wants to hear of something: a text, or a number with a unit. */
struct deadline {
	const char *id;            /* what clauses/chain.json calls it; NULL: nothing */
	const char *what, *basis, *status;
	const char *within;        /* as a text; NULL: `count` says it */
	int count, to;             /* 3 to 5 days; to 0: just one number */
	const char *about;         /* before the number: おおむね; NULL: it is exact */
	const char *unit;          /* one of period_unit_names; NULL: `within` says it */
	const char *from;          /* event of clauses/chain.json; NULL: the discovery */
	bool first;                /* the day of the event counts as the first */
	bool last_open;            /* a last day on which offices are closed gives way to the next */
	/* where that way of counting stands, and how sure it is of which day; NULL: as all else */
	const char *counting, *counting_status, *counting_as_of;
};

/*
 * A public desk. Its telephone, fax and mail are facts of their own: of `numbers_year` where a
 * source says no day; until a project has called them they are printed with where they come from.
 */
struct desk {
	const char *id, *name, *purpose, *phone, *fax, *email, *hours, *url, *status, *as_of;
	const char *numbers_status; /* NULL: as the desk's own */
	int numbers_year;           /* 0: as_of of the desk */
	bool web;                   /* sources know a page of it and no telephone */
	VEC(const char *) have;     /* what to have at hand before one calls or writes */
	VEC(const char *) forms;    /* items of official documents: common-form-2026/DDoS */
	VEC(struct deadline) deadlines;
	const char *place;
};

/*
 * A paper that vendors hand in for their systems (clauses/disclosures.json): MDS, SDS, their sheet
 * of the checklist.
 */
struct disclosure_paper {
	const char *id, *name, *shown; /* shown: where there is little room; NULL: the name */
	/* the edition that counts, unless the project names another of its series; NULL: any */
	const char *edition;
	const char *when;        /* of which systems it is wanted (derive/conditions.h); NULL: of all */
	bool of_vendor;          /* one for all systems of a vendor; else one for each system */
	int days;                /* it is late when it was asked for longer ago; 0: never */
	VEC(const char *) items; /* of checklists, that ask whether it is there: cl-r7/2③ */
	const char *place;
};

/* A role (◎ …) and a status (案 …) that a responsibility may have. */
struct role {
	const char *id, *mark, *name;
};

struct status {
	const char *id, *name;
};

/*
 * Whether what a requirement asks for is 必須 or 推奨: by the register's mark, else by that of the
 * published list of measures, else by the words of the text. The first in the file is what a row is that neither tells.
 */
struct obligation {
	const char *id, *name;
	VEC(const char *) marks; /* as registers print them */
	VEC(const char *) item_marks; /* as guideline items that say what a row says bear them */
	VEC(const char *) words; /* one of them ends a sentence */
};

struct responsibility_rule {
	const char *id, *status, *subject, *reason;
	/*
	 * response, applies, duty: a value, "any", or absent for the printed dash; obligation: its
	 * id, or absent for any
	 */
	struct settings when;
	struct settings roles;   /* role in the contract -> role id */
	struct settings does;    /* role in the contract -> what it does */
	const char *place;
};

/*
 * Rules of wording (clauses/wording.json): words and endings to look for in texts as they are
 * printed. clauses/README.md describes them.
 */
struct word_list {
	const char **at;
	size_t n, cap;
};

struct wording_word {
	const char *word, *instead;  /* instead: what would be right */
	struct word_list except;     /* longer words that hold it and are fine */
	/* anchors, one of which in the same sentence makes it fine; none: it never is */
	struct word_list by;
};

/*
 * What makes a sentence definite: a number with its unit, a word, or a party followed by one of
 * `marks`.
 */
struct wording_anchor {
	const char *id;
	struct word_list units, words, marks;
};

struct wording_spelling {
	struct word_list forms;      /* one of them may be used in a library */
	struct word_list except;     /* words that hold a form and are none */
};

/* An office that texts say acts: a contact of the hospital has to hold it. */
struct wording_office {
	const char *name;
	struct word_list also; /* what a contact that holds it may be called as well */
};

struct wording {
	int longest;                 /* characters of a sentence */
	/* {{hospital}} … as the rules see them where a document gives no terms of its own */
	struct settings names;
	struct word_list parties;    /* parties and acting roles as texts call them */
	VEC(struct wording_office) offices;
	VEC(struct wording_anchor) anchors;
	VEC(struct wording_word) vague;
	VEC(struct wording_word) labels;     /* party names that texts must leave to placeholders */
	VEC(struct wording_word) recipients; /* 'に提出する': what nobody does to himself */
	VEC(struct wording_spelling) spelling;
	struct {
		struct word_list subjects;   /* behind a party */
		struct word_list predicates; /* at the end of the sentence */
		struct word_list standing;   /* endings of duties that hold all the time */
		struct word_list by;         /* anchors, one of which gives the time */
	} duty;
	struct {
		struct word_list definitions; /* behind 「…」: the words define it */
		/* behind 「…」: a word that is written or said, no term */
		struct word_list literal;
	} terms;
};

/*
 * A scoring model: factors, each given by the row or taken from earlier ones, and how they give a
 * level: by bands of one factor's value, or by a table over two factors.
 */
struct scoring_value {
	const char *name;
	double value;
};

struct scoring_factor {
	const char *id, *name, *detail;
	double min, max, step;        /* of a derived factor: computed from its parts */
	const char *by;               /* max, product; NULL: the row gives it */
	VEC(const char *) of;         /* the parts of a derived factor */
	VEC(struct scoring_value) values;
};

struct scoring_row {
	double at;                    /* value of the table's first factor */
	VEC(const char *) levels;     /* one per value of the second, smallest first */
};

struct scoring {
	const char *id, *title, *note, *file;
	const char *text;             /* how a rating is printed, with factors as placeholders */
	/* the factor whose value the bands divide; NULL: the table decides */
	const char *score;
	bool best_first;              /* its levels begin with the best; else with the worst */
	VEC(struct scoring_factor) factors;
	VEC(struct level) levels;
	VEC(const char *) axes;       /* of the table */
	VEC(struct scoring_row) table;
};

/* The file that says who may read a member; a project has none of its own. */
#define LIBRARY_AUDIENCE "templates/audience.json"

struct library {
	const char *data;        /* folder of the installed library */
	VEC(struct chapter) chapters;
	VEC(struct topic) topics;
	VEC(struct clause) clauses; /* sorted by topic order, order, id */
	VEC(struct family) families;
	VEC(struct keyword_rule) keywords;
	VEC(struct guideline) guidelines;
	VEC(struct not_covered) not_covered;
	VEC(struct desk) desks;
	const char *desks_as_of;
	VEC(struct questionnaire) questionnaires; /* none: an edition of before */
	struct answer_rules answer_rules; /* nothing: an edition of before */
	VEC(struct disclosure_paper) disclosure_papers; /* none: an edition of before */
	VEC(struct closing_kind) closing_kinds; /* none: an edition of before */
	VEC(struct os_support) os_support;      /* none: an edition of before */
	VEC(struct ledger_word) ledger_words;   /* none: an edition of before */
	VEC(struct role) roles;
	VEC(struct status) statuses;
	VEC(struct obligation) obligations;
	VEC(struct responsibility_rule) rules;
	VEC(struct template) templates;
	VEC(struct template) amendments; /* papers of amendments (template.amends) */
	VEC(struct template) sendings;   /* papers of sendings (template.sends) */
	VEC(struct scoring) scorings;
	struct settings words;   /* templates/words.json: every fixed word that documents print */
	struct map *words_by_name; /* once all are there; NULL: not yet */
	struct wording wording;
	VEC(struct measure) measures;
	VEC(struct shared_term) terms;
	VEC(struct feature) features;
	VEC(struct shared_fact) shared_facts;
	VEC(struct record_form) records; /* none: an edition of before there were any */
	struct core core;
	struct gap_rules gap_rules; /* no levels: an edition of before */
	struct call_chain chain;        /* no events: a library of before there was one */
	struct calendar calendar;
	struct duty_words duty_words;
	struct hour_words hours;   /* nothing: an edition of before hours were read */
	/*
	 * 'contact.note' -> enum audience; NULL: nobody asks, an edition of before there was such
	 * a table is made again as it was
	 */
	struct map *audience;
	/* 'server.os', 'clause.*': what bidders may read of what parties may; NULL: nothing */
	struct map *bidders;
};

const struct topic *library_topic(const struct library *l, const char *id);
const struct questionnaire *library_questionnaire(const struct library *l, const char *id);
/* Their ids, ', ' between them, for whoever wrote another. */
const char *library_list_questionnaires(struct arena *a, const struct library *l);
const struct clause *library_clause(const struct library *l, const char *id);
const struct family *library_family(const struct library *l, const char *id);
const struct feature *library_feature(const struct library *l, const char *of, const char *id);
/* The clause into which one of that id was merged; NULL: none was. */
const struct clause *library_successor(const struct library *l, const char *id);
/* True when a clause of that id was merged into this one; see `replaces` and `lacks`. */
bool clause_replaces(const struct clause *c, const char *id);
/* NULL when it has none of that name; those of single contracts are found too */
const struct position *clause_position(const struct clause *c, const char *name);
/* The same for a contract (NULL: none): what another contract's parties agreed on is not there. */
const struct position *clause_position_for(const struct clause *c, const char *contract,
					   const char *name);
/* All texts that its file has: the positions, and behind them those of single contracts. */
size_t clause_wordings(const struct clause *c);
const struct position *clause_wording(const struct clause *c, size_t i);
/* The position under whose name shared terms say what they are in this one. */
const char *clause_terms_position(const struct clause *c, const char *position);
/* True when the words stand in the text of one of its positions. */
bool clause_holds(const struct clause *c, const char *words);
const struct guideline *library_guideline(const struct library *l, const char *id);
const struct guideline_item *guideline_item(const struct guideline *g, const char *id);
const struct measure *library_measure(const struct library *l, const char *id);
const struct shared_term *library_term(const struct library *l, const char *id);
const struct shared_fact *library_shared_fact(const struct library *l, const char *id);
const struct record_form *library_record(const struct library *l, const char *id);
const struct desk *library_desk(const struct library *l, const char *id);
/* 'ppc/first'; `desk` is set where that stands. NULL where the desk has no such deadline. */
const struct deadline *library_deadline(const struct library *l, const char *id,
					const struct desk **desk);
const struct disclosure_paper *library_disclosure_paper(const struct library *l, const char *id);
const struct closing_kind *library_closing_kind(const struct library *l, const char *id);
const struct role *library_role(const struct library *l, const char *id);
const struct status *library_status(const struct library *l, const char *id);
const struct scoring *library_scoring(const struct library *l, const char *id);
const struct scoring_factor *scoring_factor(const struct scoring *s, const char *id);
const struct template *library_template(const struct library *l, const char *id);
/* A document, or a paper of amendments. */
const struct template *library_paper(const struct library *l, const char *id);

/* The same as library_list_templates, and behind them the papers of amendments. */
const char *library_list_papers(struct arena *a, const struct library *l);

/* A paper of amendments; NULL when there is none of that id. */
const struct template *library_amendment(const struct library *l, const char *id);

/* A paper of sendings; NULL when there is none of that id. */
const struct template *library_sending(const struct library *l, const char *id);

/* The written reason for a row that no clause answers; NULL: there is none. */
const struct not_covered *library_not_covered(const struct library *l, const char *family,
					      const char *key);
/* 'annex, boundary, …', for messages. */
const char *library_list_templates(struct arena *a, const struct library *l);

/* What {{table:ID}} in a clause prints: '責任分界表の別表2（サーバ及び端末）'. */
#define TABLE_PREFIX "table:"

const struct core_module *library_module(const struct library *l, const char *id);

/* The module that has the clause, by itself or by its topic; NULL: none. */
const struct core_module *library_module_of(const struct library *l, const struct clause *c);

/* The part of a document that has the id and may be cited; NULL when there is none. */
const struct template_block *library_table(const struct library *l, const char *id);

/* A fixed word; the name itself when the library lacks it, so that the hole is seen. */
const char *library_word(const struct library *l, const char *name);

/* Tables ask for words by the thousand: no more are added after this. */
void library_index_words(struct arena *a, struct library *l);

/*
 * Who may read a member of an object ('contact', 'note'); of free names the member that holds them
 * ('contract', 'params'). What the table does not have is for the
 * hospital alone; without a table everything is for everyone.
 */
enum audience library_audience(const struct library *l, const char *kind, const char *member);

/* True when whoever is asked for an offer may read the member. */
bool library_bidders_read(const struct library *l, const char *kind, const char *member);

/* The words for a clause's marks: a kind of control (T P H A), a level (least, recommended). */
const char *library_mark(const struct library *l, const char *id);

#endif
