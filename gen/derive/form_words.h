/* SPDX-License-Identifier: MIT
 *
 * What one form of a statement says, cell by cell, as an article of one contract would print it:
 * who acts, towards whom, what, when, for how long it is kept. Formats are words `provision.…` and
 * `act.…` of words.json.
 */
#ifndef BUNKAI_DERIVE_FORM_WORDS_H
#define BUNKAI_DERIVE_FORM_WORDS_H

#include "derive/clauses.h"
#include "derive/expand.h"

/* Whose words: placeholders of one article in one position, and the contract's parties. */
struct form_words {
	struct arena *a;
	const struct library *library;
	const struct contract *contract; /* NULL: a document of the whole hospital */
	const struct chosen *chosen;
	struct expand expand;
};

/*
 * The words of an article in any of its positions: shared terms are those of that position, as the
 * project has them. References to articles stay as they are written: no statement has one.
 */
struct form_words form_words_in(struct arena *a, const struct project *p, const struct library *l,
				const struct contract *c, const struct chosen *chosen,
				const char *position);

/* Filled in; "" of NULL. */
const char *form_words_fill(const struct form_words *w, const char *text);

/* 甲 · 甲（乙とともに） · 甲（医療情報システム安全管理責任者） · 更新担当者（責任分界表別表2） */
const char *form_words_who(const struct form_words *w, const struct statement_form *f);

/* 甲が承認、丙へ; "" where nobody else is named. */
const char *form_words_to(const struct form_words *w, const struct statement_form *f);

/* The act; of a right …ことができる. */
const char *form_words_act(const struct form_words *w, const struct statement_form *f);

/* The events at which somebody acts, and what comes round; "" of what holds always. */
const char *form_words_event(const struct form_words *w, const struct statement_form *f);

/* The times alone, 、 between them. */
const char *form_words_times(const struct form_words *w, const struct statement_form *f);

/* Both: 障害を知ったときから1時間以内; words that name their own day stand behind the event. */
const char *form_words_when(const struct form_words *w, const struct statement_form *f);

/* 1年間保存; "" where nothing is kept. */
const char *form_words_keep(const struct form_words *w, const struct statement_form *f);

/* 2(3): its place in the article. */
const char *form_words_item(const struct form_words *w, const struct statement_form *place);

/* 第2項第3号: the same in full. */
const char *form_words_place(const struct form_words *w, const struct statement_form *place);

/* An event or occasion as duty-words.json calls it; NULL: it has none of that id (NULL: none). */
const char *form_words_name(const struct duty_word_list *list, const char *id);

#endif
