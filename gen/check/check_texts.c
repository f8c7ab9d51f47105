/* SPDX-License-Identifier: MIT
 *
 * How a column ends its texts is learned from all of them (model/ending.h) before a single one is
 * judged. Requirements that say the same are found by their text with blanks squashed, within one
 * risk.
 */
#include "check/check_texts.h"

#include <string.h>

#include "base/text.h"
#include "derive/keys.h"
#include "model/ending.h"

enum { SHOWN = 12 };

/* The last characters of a text: enough to find the place. */
static const char *tail_of(const char *text)
{
	size_t skip = text_length(text);

	for (; skip > SHOWN; skip--)
		text_next(&text);
	return text;
}

static void check_requirement_ends(const struct check *c)
{
	static const enum diag_code codes[] = {
		[ENDING_IN_SENTENCE] = DIAG_TEXT_CLIPPED, [ENDING_IN_LIST] = DIAG_LIST_CLIPPED};
	struct ending_style style = {0};

	for (size_t i = 0; i < c->reg->requirements.n; i++)
		ending_learn(&style, c->reg->requirements.at[i].text);
	for (size_t i = 0; i < c->reg->requirements.n; i++) {
		const struct requirement *r = &c->reg->requirements.at[i];
		enum ending ending = r->text ? ending_of(r->text, &style) : ENDING_WHOLE;

		if (ending != ENDING_WHOLE)
			diag_add(c->dl, codes[ending], key_of(c->arena, r->risk, r->no),
				 check_place(c, "requirements", i, "text", &r->at),
				 tail_of(r->text));
	}
}

static bool is_cut(const char *text, bool marked, const struct ending_style *style)
{
	return text && (marked || ending_of(text, style) != ENDING_WHOLE);
}

static void check_risk_ends(const struct check *c)
{
	struct ending_style duties = {0}, scenarios = {0};

	for (size_t i = 0; i < c->reg->risks.n; i++) {
		ending_learn(&duties, c->reg->risks.at[i].duty);
		ending_learn(&scenarios, c->reg->risks.at[i].scenario);
	}
	for (size_t i = 0; i < c->reg->risks.n; i++) {
		const struct risk *r = &c->reg->risks.at[i];

		if (is_cut(r->duty, r->duty_clipped, &duties))
			diag_add(c->dl, DIAG_DUTY_CLIPPED, r->id,
				 check_place(c, "risks", i, "duty", &r->at), tail_of(r->duty));
		if (is_cut(r->scenario, r->scenario_clipped, &scenarios))
			diag_add(c->dl, DIAG_SCENARIO_CLIPPED, r->id,
				 check_place(c, "risks", i, "scenario", &r->at),
				 tail_of(r->scenario));
	}
}

/* Requirements of one risk with the same words, blanks aside. */
static void check_same_texts(const struct check *c)
{
	struct map *first = map_new(c->arena);

	for (size_t i = 0; i < c->reg->requirements.n; i++) {
		const struct requirement *r = &c->reg->requirements.at[i], *other;

		if (!r->text || !r->no)
			continue;
		const char *words = arena_concat(c->arena, r->risk, "\n",
						 text_squash(c->arena, r->text), (char *)NULL);

		if (!(other = map_get(first, words)))
			map_set(first, words, (void *)(size_t)r);
		else if (r->applies && other->applies && strcmp(r->applies, other->applies) != 0)
			diag_add(c->dl, DIAG_OPPOSITE_JUDGEMENT, key_of(c->arena, r->risk, r->no),
				 check_place(c, "requirements", i, "applies", &r->at),
				 key_of(c->arena, other->risk, other->no), r->applies,
				 other->applies);
	}
}

void check_texts(const struct check *c)
{
	check_requirement_ends(c);
	check_risk_ends(c);
	check_same_texts(c);
}
