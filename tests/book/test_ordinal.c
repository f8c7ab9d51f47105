/* SPDX-License-Identifier: MIT
 *
 * Numbers of places: what they are worth, and that a format shows the very words.
 */
#include "book/ordinal.h"

#include <criterion/criterion.h>

#include "../support/suite.h"

ARENA_SUITE(ordinal, a);

static const struct {
	const char *text, *format;
	double value;
} places[] = {
	{"第1条", "\"第\"0\"条\"", 1},
	{"第137条", "\"第\"0\"条\"", 137},
	{"第8条の2", "\"第8条の2\"", 8.002},
	{"第17条の一部", "\"第\"0\"条の一部\"", 17},
	{"2", "0", 2},
	{"(3)", "\"(\"0\")\"", 3},
	{"(17)ア", "\"(17)ア\"", 17.002},
	{"(17)エ", "\"(17)エ\"", 17.008},
	{"(17)エイ", "\"(17)エイ\"", 17.008004},
};

Test(ordinal, a_place_is_a_number_that_shows_its_words)
{
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		struct ordinal o = {0};

		cr_assert(ordinal_read(a, places[i].text, &o), "%s", places[i].text);
		cr_expect_float_eq(o.value, places[i].value, 1e-9, "%s: %.9f", places[i].text,
				   o.value);
		cr_expect_str_eq(o.format, places[i].format, "%s: %s", places[i].text, o.format);
	}
}

/* In a list of places as the tree has them each is more than the one before. */
Test(ordinal, places_rise)
{
	static const char *const rising[] = {"第2条",  "第8条",  "第8条の2", "第8条の10", "第9条",
					     "第10条", "第100条"};
	double before = 0;

	for (size_t i = 0; i < sizeof rising / sizeof *rising; i++) {
		struct ordinal o = {0};

		cr_assert(ordinal_read(a, rising[i], &o));
		cr_expect_gt(o.value, before, "%s", rising[i]);
		before = o.value;
	}
}

Test(ordinal, what_is_no_number_stays_a_text)
{
	static const char *const texts[] = {"", "附則", "ア", "第1234567条", "第1条の2の3の4",
					    "第1条の1000", "a\"1", "007"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct ordinal o = {0};

		cr_expect_not(ordinal_read(a, texts[i], &o), "%s", texts[i]);
	}
}
