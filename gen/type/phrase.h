/* SPDX-License-Identifier: MIT
 *
 * What the eye takes as one in a narrow cell, and a line should not part: a person's name, hours
 * with their day, a short remark in brackets. Prose has one such rule, that of counts: else a line
 * of it may end anywhere that kinsoku allows.
 */
#ifndef BUNKAI_TYPE_PHRASE_H
#define BUNKAI_TYPE_PHRASE_H

#include "type/faces.h"

enum {
	/* 仮名 梅子, 平日 8:30-17:15: a short word, a blank, and a short word or a number */
	PHRASE_WORDS = 1,
	PHRASE_BRACKETS = 2, /* （深刻度3、発生頻度1） */
	PHRASE_NAMES = 4, /* VPNルータ, 証明書, 利用する, 0X-XXXX-1003: see phrase_name_goes_on */
	PHRASE_COUNTS = 8, /* 第28条, 12か月, 1回: a number with its counter */
	PHRASE_ITEMS = 16 /* 判断：対象, between wide blanks; of a longer 場合：… no line ends behind ： */
};

/*
 * Does a word go on from one character to the next? Kanji, and letters, digits and katakana, stay
 * together, with hiragana that follow; brackets and marks stay with what they open or close.
 */
bool phrase_name_goes_on(uint32_t before, uint32_t c);

struct phrase_text {
	struct faces *faces;
	const char *text;
	const bool *latin; /* of its bytes: see latin_find */
	enum style_face face;
	long limit;        /* 1/1000 em: a phrase that is wider is broken like any text */
};

/* The break opportunities (see breaker_find) without those inside of phrases of these kinds. */
const size_t *phrase_keep(struct arena *a, const struct phrase_text *text, unsigned kinds,
			  const size_t *breaks, size_t *n);

#endif
