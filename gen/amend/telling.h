/* SPDX-License-Identifier: MIT
 *
 * One side of a change that is put in words, and the names that papers have for what its values
 * are ids of: 例示社 for a party, オンライン診療 for a register, ◎ 責任をもって行う for a role.
 */
#ifndef BUNKAI_AMEND_TELLING_H
#define BUNKAI_AMEND_TELLING_H

#include "amend/amendment.h"

struct telling {
	struct arena *a;
	const struct amendment *in;
	const struct change *change;
	const struct project *project; /* of that side: names of what went stand in the old one */
	const struct library *library;
	const void *object;            /* a struct of model/; NULL: it is not there on that side */
	bool brief;                    /* 乙 for 乙（例示社）: in the middle of a sentence */
};

/* `after`: of the new state. */
struct telling telling_of(struct arena *a, const struct amendment *in, const struct change *c,
			  bool after);

/* The side on which the object stands; the new one where it stands on both. */
struct telling telling_own(struct arena *a, const struct amendment *in, const struct change *c);

/* The word 'PREFIXname'; NULL: there is none. `name` has its _ as - in words. */
const char *telling_word(const struct telling *t, const char *prefix, const char *name);

/* The format of words.json with up to three names filled in; values may be NULL. */
struct telling_name {
	const char *name, *value;
};
const char *telling_fill(const struct telling *t, const char *word,
			 const struct telling_name names[3]);

/* The name of what has that id; the id itself where nothing has it. */
typedef const char *telling_namer(const struct telling *t, const char *id);

telling_namer telling_party, telling_system, telling_register, telling_guideline, telling_role,
	telling_status, telling_topic, telling_contact, telling_measure, telling_clause,
	telling_template, telling_desk, telling_item, telling_cover, telling_condition,
	telling_module, telling_event, telling_step, telling_family, telling_scoring,
	telling_paper, telling_statement, telling_deadline, telling_term, telling_point,
	telling_obligation, telling_feature;

/* 'サポートセンター（例示社）'. */
const char *telling_contact_name(const struct telling *t, const struct contact *c);

/* A row's key with its register as documents print it; "対応事項" for a duty. */
const char *telling_key(const struct telling *t, const char *key);

/*
 * A text of a clause, term or form with its placeholders as a paper would have them; what stands
 * for a number that the text does not tell becomes ○.
 */
const char *telling_text(const struct telling *t, const char *text);

#endif
