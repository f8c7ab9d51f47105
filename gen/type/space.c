/* SPDX-License-Identifier: MIT
 *
 * Characters are of a few kinds, by lists of punctuation and ranges of scripts; a table of two
 * kinds says what lies between them.
 */
#include "type/space.h"

#include "base/text.h"

static const char openings[] = "（「『【〔《〈［｛", closings[] = "）」』】〕》〉］｝、。，．",
		  middles[] = "・：；";

static bool is_among(const char *set, uint32_t c)
{
	while (*set)
		if (text_next(&set) == c)
			return true;
	return false;
}

static bool is_letter(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       (c >= 0xC0 && c < 0x250);
}

/*
 * Kana and kanji; neither punctuation nor ④ and the like, which are parts of codes such as R24/④-1.
 */
static bool is_japanese(uint32_t c)
{
	return c == 0x3005 || c == 0x3006 || (c >= 0x3041 && c <= 0x3096) ||
	       (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC || (c >= 0x3400 && c <= 0x9FFF) ||
	       (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000;
}

enum space_kind space_kind(uint32_t c, bool full)
{
	if (is_letter(c))
		return SPACE_LATIN;
	if (!full)
		return SPACE_OTHER;
	if (is_japanese(c))
		return SPACE_JAPANESE;
	return is_among(openings, c)   ? SPACE_OPENING
	       : is_among(closings, c) ? SPACE_CLOSING
	       : is_among(middles, c)  ? SPACE_MIDDLE
				       : SPACE_OTHER;
}

int space_between(enum space_kind before, enum space_kind after)
{
	static const int16_t white[SPACE__MAX][SPACE__MAX] = {
		[SPACE_OPENING] = {[SPACE_OPENING] = -500},
		[SPACE_CLOSING] =
			{[SPACE_OPENING] = -500, [SPACE_CLOSING] = -500, [SPACE_MIDDLE] = -500},
		[SPACE_MIDDLE] = {[SPACE_OPENING] = -500},
		[SPACE_JAPANESE] = {[SPACE_LATIN] = 250},
		[SPACE_LATIN] = {[SPACE_JAPANESE] = 250},
	};

	return white[before][after];
}
