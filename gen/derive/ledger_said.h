/* SPDX-License-Identifier: MIT
 *
 * What the words of a list of devices mean: kinds, systems, parties, lines. All take the text as
 * the list prints it, NULL included, and give NULL where it says nothing or nothing that is known.
 */
#ifndef BUNKAI_DERIVE_LEDGER_SAID_H
#define BUNKAI_DERIVE_LEDGER_SAID_H

#include "model/library.h"
#include "model/project.h"

/* True when the text is empty, or a word that says nothing (-, 不明). */
bool ledger_says_nothing(struct arena *a, const struct library *l, const char *text);

/* server, terminal …: by the whole text, else by the longest word that stands in it. */
const char *ledger_kind(struct arena *a, const struct library *l, const char *text);

/* yes, no */
const char *ledger_remote(struct arena *a, const struct library *l, const char *text);

/* By id, by name, or where the one is a part of the other and no other system fits. */
const struct system *ledger_system(struct arena *a, const struct project *p, const char *text);

/*
 * The same of parties, without what companies are (株式会社); 'hospital' and 'vendor' as words
 * (clauses/ledger-words.json) mean the hospital and the vendor of `s` (NULL: of no system).
 */
const struct party *ledger_party(struct arena *a, const struct project *p, const struct library *l,
				 const struct system *s, const char *text);

/* A line of `s` (NULL: of any system) by id, name or its carrier's number. */
const struct line *ledger_line(struct arena *a, const struct project *p, const struct system *s,
			       const char *text);

/* The form in which names are compared: folded, without white space, company words, ー at ends. */
const char *ledger_key(struct arena *a, const char *text);

#endif
