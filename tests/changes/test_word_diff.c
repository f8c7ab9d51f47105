/* SPDX-License-Identifier: MIT
 *
 * Word diff: reading one side gives that text exactly, over thousands of random pairs; and what a
 * reader sees is words.
 */
#include "changes/word_diff.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "../support/rounds.h"
#include "base/strbuf.h"


static struct arena *arena;
static struct breaker *words;

static void open_words(void)
{
	arena = arena_new();
	words = breaker_open_words();
	cr_assert_not_null(words);
}

static void close_words(void)
{
	breaker_close(words);
	arena_free(arena);
}

TestSuite(word_diff, .init = open_words, .fini = close_words);

/* 'same[-old-]{+new+}' */
static const char *shown(const char *before, const char *after)
{
	static const char *const open[] = {"", "[-", "{+"}, *const close[] = {"", "-]", "+}"};
	const struct word_diff *d = word_diff_find(arena, words, before, after);
	struct strbuf sb = strbuf_new(arena);

	for (size_t i = 0; i < d->runs.n; i++) {
		strbuf_add(&sb, open[d->runs.at[i].op]);
		strbuf_add_bytes(&sb, d->runs.at[i].text, d->runs.at[i].len);
		strbuf_add(&sb, close[d->runs.at[i].op]);
	}
	return sb.text;
}

Test(word_diff, changes_whole_words)
{
	cr_expect_str_eq(
		shown("乙は、作業の5日前までに申請する。", "乙は、作業の7日前までに申請する。"),
		"乙は、作業の[-5-]{+7+}日前までに申請する。");
	cr_expect_str_eq(shown("", "新しい条"), "{+新しい条+}");
	cr_expect_str_eq(shown("古い条", ""), "[-古い条-]");
	cr_expect_str_eq(shown("同じ", "同じ"), "同じ");
	cr_expect_str_eq(shown("", ""), "");
}

Test(word_diff, keeps_a_latin_word_whole)
{
	cr_expect_str_eq(shown("server router-3 is used", "server firewall-3 is used"),
			 "server [-router-]{+firewall+}-3 is used");
}

/*
 * A 、 or の that happens to stand in both between two changes is no help: one change is read at
 * once.
 */
Test(word_diff, takes_islands_into_the_change)
{
	const char *s = shown("甲の医療情報室の承認を得る。", "乙が指定する監視会社の確認を得る。");

	cr_expect_null(strstr(s, "}の["), "%s", s);
	cr_expect_not_null(strstr(s, "を得る。"), "%s", s);
}

Test(word_diff, measures_likeness)
{
	cr_expect_float_eq(word_diff_likeness(word_diff_find(arena, words, "同じ文", "同じ文")), 1,
			   1e-9);
	cr_expect_float_eq(word_diff_likeness(word_diff_find(arena, words, "甲", "乙")), 0, 1e-9);
}

static const char *const pieces[] = {
	"甲",           "乙",     "は",           "、",     "。",     "情報", "システム",
	"リモート保守", "を行う", "VPN",          "ルータ", " ",      "5",    "日前",
	"「",           "」",     "第3条",        "（",     "）",     "\n",   "𠮷",
	"が",           "か゛",   "バックアップ", "the ",   "router", "の",   "ー"};

static const char *random_text(unsigned *seed, size_t most)
{
	struct strbuf sb = strbuf_new(arena);
	size_t n = (size_t)rand_r(seed) % most;

	while (n--)
		strbuf_add(&sb, pieces[(size_t)rand_r(seed) % ARRAY_LEN(pieces)]);
	return sb.text;
}

/* The text with some pieces replaced, added and dropped. */
static const char *edited(unsigned *seed, const char *text)
{
	struct strbuf sb = strbuf_new(arena);

	for (int i = 0; *text; i++) {
		size_t len = strcspn(text + 1, "\n") + 1;
		size_t step = (size_t)rand_r(seed) % 12 + 3;

		while (step < len && ((unsigned char)text[step] & 0xC0) == 0x80)
			step++;
		step = step < len ? step : len;
		if (rand_r(seed) % 5)
			strbuf_add_bytes(&sb, text, step);
		if (rand_r(seed) % 6 == 0)
			strbuf_add(&sb, random_text(seed, 4));
		text += step;
	}
	return sb.text;
}

/* The runs of one side joined. */
static const char *side_of(const struct word_diff *d, enum edit_op side)
{
	struct strbuf sb = strbuf_new(arena);

	for (size_t i = 0; i < d->runs.n; i++)
		if (d->runs.at[i].op == EDIT_SAME || d->runs.at[i].op == side)
			strbuf_add_bytes(&sb, d->runs.at[i].text, d->runs.at[i].len);
	return sb.text;
}

static void expect_sides(const struct word_diff *d, const char *before, const char *after)
{
	cr_assert_str_eq(side_of(d, EDIT_OLD), before);
	cr_assert_str_eq(side_of(d, EDIT_NEW), after);
	for (size_t i = 0; i < d->runs.n; i++) {
		cr_assert_gt(d->runs.at[i].len, 0);
		cr_assert(i == 0 || d->runs.at[i].op != d->runs.at[i - 1].op);
		cr_assert(i == 0 || d->runs.at[i].op != EDIT_OLD ||
			  d->runs.at[i - 1].op != EDIT_NEW);
	}
}

Test(word_diff, new_over_old_gives_the_new_text)
{
	unsigned seed = 20261001;

	for (unsigned i = rounds(1500, 6000); i > 0; i--) {
		const char *before = random_text(&seed, 60),
			   *after = i % 3 ? edited(&seed, before) : random_text(&seed, 60);

		expect_sides(word_diff_find(arena, i % 7 ? words : NULL, before, after), before,
			     after);
	}
}

/* Nothing in common, far beyond what is walked edit by edit. */
Test(word_diff, gives_strangers_as_one_replacement)
{
	struct strbuf x = strbuf_new(arena), y = strbuf_new(arena);

	for (int i = 0; i < 5000; i++) {
		strbuf_printf(&x, "x%d ", i);
		strbuf_printf(&y, "y%d ", i);
	}
	const struct word_diff *d = word_diff_find(arena, words, x.text, y.text);

	expect_sides(d, x.text, y.text);
}

/* The number of edits of a small case, by trying all ways. */
static size_t fewest(const unsigned *x, size_t n, const unsigned *y, size_t m)
{
	if (!n || !m)
		return n + m;
	if (x[0] == y[0])
		return fewest(x + 1, n - 1, y + 1, m - 1);
	size_t drop = fewest(x + 1, n - 1, y, m), take = fewest(x, n, y + 1, m - 1);

	return 1 + (drop < take ? drop : take);
}

Test(word_diff, edits_are_the_fewest)
{
	unsigned seed = 7;

	for (int i = 0; i < 3000; i++) {
		unsigned x[8], y[8];
		size_t n = (size_t)rand_r(&seed) % 8, m = (size_t)rand_r(&seed) % 8, count = 0;
		struct edit_script edits = {0};

		for (size_t k = 0; k < 8; k++) {
			x[k] = (unsigned)rand_r(&seed) % 3;
			y[k] = (unsigned)rand_r(&seed) % 3;
		}
		edit_script_find(arena, x, n, y, m, &edits);
		for (size_t k = 0; k < edits.all.n; k++)
			count += edits.all.at[k].op == EDIT_SAME ? 0 : edits.all.at[k].n;
		cr_assert_eq(count, fewest(x, n, y, m));
	}
}
