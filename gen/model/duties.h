/* SPDX-License-Identifier: MIT
 *
 * What the prose of clauses lays down, as data: measures (what can be demanded), statements (what a
 * paragraph lays down), shared terms (numbers that several clauses use) and the words by which a
 * program reads them. Plain structs, filled by load/. clauses/README.md describes the files.
 */
#ifndef BUNKAI_MODEL_DUTIES_H
#define BUNKAI_MODEL_DUTIES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/json.h"
#include "model/project.h"

/* Something that can be demanded, finer than a topic and independent of any register. */
struct measure {
	const char *id, *topic, *name;
	const char *side;         /* hospital, vendor, both: who has to act */
	const char *obligation;   /* required … of responsibility.json; NULL: nothing is said */
	VEC(const char *) words;  /* nouns that belong to it */
	VEC(const char *) asks;   /* how rows of a register of no family ask for it; none: words */
	VEC(const char *) refs;
	const char *place;
};

/* A number that several clauses share: {{term.incident.first-call}}. */
struct shared_term {
	const char *id, *value, *unit, *meaning, *source;
	struct settings positions; /* position -> its value there; any other: value */
	bool main;                 /* whoever signs is told it on the first pages */
	const char *place;
};

/* A statement as one position has it: what `alt` says of the position is laid over it. */
struct statement_form {
	const char *position;     /* "" of a clause without positions */
	/* 項 and 号, from 1; item 0: the whole 項. paragraph 0: `at` is no place (an error) */
	int paragraph, item;
	const char *at;           /* as written: "2" or "2(3)" */
	const char *kind;         /* do level assign ban may effect */
	const char *who, *makes, *office, *act, *condition, *from, *keep, *per, *record, *fee;
	const char *phase;        /* NULL: the clause's */
	VEC(const char *) with;
	struct settings to;       /* party, office or "other" -> informed … */
	VEC(const char *) events; /* `when`; none: always, or an occasion */
	const char *occasion;
	bool always;
	VEC(const char *) times;  /* literal words of the paragraph */
	VEC(const char *) answers;
	VEC(const char *) part;
	VEC(const char *) refs;
	bool list;                /* the 号 of its 項 that have no statement belong to it */
	const struct json *json;  /* what it was read from, with the lines of its members */
};

struct statement {
	const char *id;
	VEC(struct statement_form) forms; /* one for each position that has it */
	const struct json *json;          /* as the file has it, with `alt` */
	int line;
};

struct statement_place {
	const char *position, *at;
	int paragraph, item;
};

/* Words of the text that no statement claims, and why. */
struct unclaimed {
	VEC(struct statement_place) at;
	const char *words, *why;
	int line;
};

/* <clause>.duties.json */
struct duties {
	const char *file;
	const char *text_only;    /* why the clause lays down nothing; NULL: it has statements */
	VEC(struct statement) statements;
	VEC(struct unclaimed) unclaimed;
};

/* A word of a closed vocabulary, and what it means. */
struct duty_word {
	const char *id, *name;
};

struct duty_word_list {
	struct duty_word *at;
	size_t n, cap;
};

struct duty_strings {
	const char **at;
	size_t n, cap;
};

/* How texts call whoever is bound: a party, an object's owner …, or an office. */
struct duty_actor {
	const char *who;
	struct duty_strings names;
};

/* What tells a kind of statement in a sentence. */
struct duty_kind {
	const char *id;
	struct duty_strings words;  /* one stands in the sentence; none: nothing is asked */
	struct duty_strings acts;   /* its act ends in one; none: in any ending of an act */
	struct duty_strings not_acts; /* its act ends in none of these */
	struct duty_strings bound_acts; /* of an effect: by these who loses has to act */
	struct duty_strings other_acts; /* of an effect: by these another than its subject loses */
	struct duty_strings whens;  /* event, occasion, always: what `when` may be; none: any */
	struct duty_strings sentences; /* a sentence that ends in one lays such a one down */
};

/* What tells the part of whom an act is done to (informed …) in a sentence. */
struct duty_how {
	const char *id;
	struct duty_strings words; /* one stands in the sentence; none: nothing is asked */
	/* words behind his name that say it so plainly that no other part will do */
	struct duty_strings plain;
	bool named;                /* … close behind his name: {{hospital}}の書面による承認 */
	struct duty_strings acts;  /* acts that end in one have this part, if nothing is plain */
};

/*
 * How units of time are counted: through nights and holidays (時間), over business days alone (営業日),
 * over all days (日).
 */
struct duty_clock {
	const char *id;
	const char *name;           /* as tables say it: 夜間及び休日を含む; NULL: nothing */
	const char *papers_name;    /* the same of papers and payments; NULL: as `name` */
	struct settings units;      /* unit -> its minutes, by which times are ordered */
	struct settings words;      /* a time without a number (翌営業日) -> its minutes */
	struct duty_strings papers; /* acts that have one of them are of papers and payments */
	const char *papers_by;      /* the clause that says how their time ends on days off; NULL */
	struct duty_strings back;   /* behind a unit by which it is counted back from a day (前): its end
				     * is not put off */
};

/*
 * clauses/duty-words.json. Patterns of times are literal text in which # stands for a number (or a
 * placeholder) and @ for one of `units`; {{term.…}} stands for both.
 */
struct duty_words {
	struct duty_word_list events, occasions;
	/*
	 * endings of acts and what they are to whoever is told: 'を提出する', 'の提出を受ける'; the
	 * longest counts
	 */
	struct duty_word_list told;
	/*
	 * endings of times and conditions and how a sentence goes on behind them ('以内', '以内に、');
	 * the longest counts
	 */
	struct duty_word_list joins;
	struct duty_strings offices;
	struct duty_strings units;
	struct duty_strings times;      /* every one of them is claimed by a statement */
	struct duty_strings time_forms; /* what the words of a `time` may hold besides */
	struct duty_strings verbs;      /* endings of sentences that lay something down */
	struct duty_strings no_verbs;   /* longer endings that do not */
	struct duty_strings act_endings;
	struct duty_strings subject_marks; /* behind whoever acts: は が … */
	/* verbs of one character: endings inside of a sentence, and words that do nothing (除き) */
	struct duty_strings native_endings, links;
	struct duty_strings topic_marks;   /* of them, those that hold for the sentences after */
	struct duty_strings mutual;        /* 双方は …: nobody leads */
	VEC(struct duty_actor) actors;
	VEC(struct duty_kind) kinds;
	VEC(struct duty_how) hows;
	struct duty_strings efforts; /* endings of acts that one only has to try: よう努める */
	/* what stands behind a unit where it is a time limit (以内), and no rhythm (ごと) */
	struct duty_strings limits;
	VEC(struct duty_clock) clocks;
};

/* The form that a position has; NULL: it does not have the statement. */
const struct statement_form *statement_in(const struct statement *s, const char *position);
/* Rights and effects bind nobody to act. */
bool statement_binds(const struct statement_form *f);
const struct statement *duties_find(const struct duties *d, const char *id);

/*
 * The first of the times of `words` (and with `forms` of those that a `time` may hold besides) in a
 * text: where it begins, and where it ends; NULL when there is none.
 */
const char *duty_time_find(const struct duty_words *words, const char *text, bool forms,
			   const char **end);

/*
 * Whether a text with the value in it says how long: a number above 0 and below 100,000 where the
 * term has a unit, or a text with such a number before one of the units ('2週間'), or a time of
 * `words` ('翌営業日').
 */
bool term_value_fits(const struct duty_words *words, const struct shared_term *t,
		     const char *value);

/*
 * '30分' for {{term.…}}: the position's value, or the term's; a value that is a number has the unit
 * behind it. `own` (the project's `terms`) comes before both.
 */
const char *term_text(struct arena *a, const struct shared_term *t, const struct settings *own,
		      const char *position);

/*
 * How much of the kanji, kana of foreign words, letters and digits of `words`, two by two, stands
 * in `text`: 0 to 1. 1 when there are none.
 */
double duty_share(const char *words, const char *text);

/* Where the last of them stands in `text`; NULL: none does. */
const char *duty_share_last(const char *words, const char *text);

#define TERM_PREFIX "term."

#endif
