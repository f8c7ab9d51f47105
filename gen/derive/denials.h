/* SPDX-License-Identifier: MIT
 *
 * What a denial in a clause is about, and who does what it speaks of: 外部との接続にTLSは使わない
 * denies TLS and no connection, 対策ソフトの停止はできない affirms that there is one.
 */
#ifndef BUNKAI_DERIVE_DENIALS_H
#define BUNKAI_DERIVE_DENIALS_H

#include "derive/sentences.h"

/* The text as the rules write words: half-width kana, wide letters and spellings put right. */
const char *said_plain(struct arena *a, const struct answer_rules *r, const char *text);

enum denial {
	DENIAL_OF_IT,
	DENIAL_OF_ANOTHER, /* of something else, or of one kind of it */
	DENIAL_UNDONE      /* it cannot be undone, or nothing of it is left out */
};

/* Of a clause that denies, in which the subject's name begins at `word`; `tail` is what follows. */
enum denial denial_reads(const struct answer_rules *r, const struct answer_subject *s,
			 const char *clause, const char *word, const char *tail);

/* What is said to be undone is not: 停止できない, 漏れなし; `text` is one clause or more. */
bool denial_undone(const struct answer_rules *r, const char *text);

/*
 * The i-th clause denies of a part (端末には) or of a partner what another one affirms: the whole is
 * not denied.
 */
bool denial_in_part(const struct answer_rules *r, const struct said_clauses *said, size_t i);

/*
 * The party that does what the clause speaks of, by name: 病院様の所掌, 雛形薬剤ソフト社の担当; not
 * `self`, who says it. NULL: none, or several.
 */
const char *said_doer(struct arena *a, const struct project *p, const struct answer_rules *r,
		      const char *clause, const char *self);

#endif
