/* SPDX-License-Identifier: MIT
 *
 * One act of one party as the table says it: the act of a statement with its numbers, condition and
 * times, or what it is to whoever joins, is told, approves. Formats are words `act.…` of words.json.
 */
#ifndef BUNKAI_DERIVE_ACT_WORDS_H
#define BUNKAI_DERIVE_ACT_WORDS_H

#include "derive/row_acts.h"

/* 試験の結果を報告する（5営業日以内） */
const char *act_words(struct arena *a, const struct library *l, const struct row_act *act);

/* Characters of objects that stand in a cell; of more the 別表 alone is named. */
#define ACT_OBJECTS_MAX 30

/*
 * 主機、端末について別表2による: for which of the role's objects somebody acts, and the 別表 that tells
 * it object by object. The objects alone where the library has no such table.
 */
const char *act_words_objects(struct arena *a, const struct library *l,
			      const struct tending_role *role, const char *objects);

/* 別表2, of the responsibility table: where the role's objects stand; NULL: in none. */
const char *act_words_table(struct arena *a, const struct library *l,
			    const struct tending_role *role);

/* The same without condition and times: by it acts are told apart. */
const char *act_words_bare(struct arena *a, const struct library *l, const struct row_act *act);

/* What a right of `holder` asks of others. */
const char *act_words_tolerated(struct arena *a, const struct library *l,
				const struct row_statement *s,
				const struct contract_party *holder);

/* The times, with the event from which they run unless they name it: 修正の公表があったときから14日以内. */
const char *act_words_time(struct arena *a, const struct library *l,
			   const struct row_statement *s);

#endif
