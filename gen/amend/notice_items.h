/* SPDX-License-Identifier: MIT
 *
 * What an amendment changes for one party, piece by piece: its role in a row, a thing it sees to, a
 * time, a fee, words of an article; each with what stood there and what stands there now.
 */
#ifndef BUNKAI_AMEND_NOTICE_ITEMS_H
#define BUNKAI_AMEND_NOTICE_ITEMS_H

#include <stdbool.h>

#include "amend/amendment.h"

/* In the order in which a party wants to know them. */
enum notice_kind {
	NOTICE_ROLE,    /* its mark in a row of the responsibility table */
	NOTICE_THING,   /* who sees to a thing of the 別表 */
	NOTICE_TERM,    /* by when, at whose cost */
	NOTICE_TEXT,    /* words of an article, or of a row that stands for one */
	NOTICE_CONTENT  /* what a row asks of it */
};

struct notice_item {
	enum notice_kind kind;
	const char *head;           /* 役割, 保守, 時期; "" of words of an article */
	const char *name;           /* R24/④-1, 主機（電子カルテ）, 第8条第2項（申請） */
	const char *before, *after; /* in words; a word where there is nothing */
	const char *paper;          /* 別紙, 責任分界表 */
	const char *where;          /* 責任分界表の別表2（…）, 別紙 別表第1（…）, or the paper */
	bool untold;                /* both are too long to be told: it is counted only */
	enum audience audience;
};

struct notice_items {
	VEC(struct notice_item) all; /* as the papers have them */
	size_t owed; /* units that change what others owe the party, and nothing of its own */
};

/* `to` is a party of the contract in either state. */
struct notice_items notice_items_of(struct arena *a, const struct amendment *in,
				    const struct contract_party *to);

#endif
