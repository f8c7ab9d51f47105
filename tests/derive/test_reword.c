/* SPDX-License-Identifier: MIT
 *
 * Words that somebody wrote in place of a text with placeholders: what is the same keeps its source,
 * a number at the place of a parameter is told, anything else is words.
 */
#include "derive/reword.h"

#include <criterion/criterion.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

static struct arena *arena;
static struct settings names;

static void set_up(void)
{
	arena = arena_new();
	names = (struct settings){0};
	settings_set(arena, &names, "hospital", "甲");
	settings_set(arena, &names, "vendor", "乙");
	settings_set(arena, &names, "days", "5");
	settings_set(arena, &names, "term.call", "1時間");
}

static void tear_down(void)
{
	arena_free(arena);
}

TestSuite(reword, .init = set_up, .fini = tear_down);

static const char *reference(void *context, const char *target, struct reference_hole *hole)
{
	(void)context;
	(void)hole;
	return strcmp(target, "request") == 0 ? "第28条" : NULL;
}

static const char *refer(void *context, const char *article)
{
	(void)context;
	return strcmp(article, "第28条") == 0      ? "ref:request"
	       : strcmp(article, "第8条第2項") == 0 ? "ref:report/2"
						   : NULL;
}

static struct reworded read(const char *source, const char *wished)
{
	static const char *const except[] = {"甲状腺"};
	static const struct known_words known[] = {
		{"甲", "hospital", except, 1}, {"乙", "vendor", NULL, 0}};
	struct expand *e = arena_alloc(arena, sizeof *e);

	*e = (struct expand){.a = arena, .names = &names, .reference = reference};
	return reword(arena, &(struct reword_wish){.expand = e,
						   .source = source,
						   .wished = wished,
						   .known = known,
						   .n_known = ARRAY_LEN(known),
						   .refer = refer});
}

/* 'days=7, term.call gone': what became of names that did not stay. */
static const char *fates(const struct reworded *r)
{
	struct strbuf sb = strbuf_new(arena);

	for (size_t i = 0; i < r->names.n; i++) {
		const struct reworded_name *n = &r->names.at[i];

		if (n->fate == NAME_NUMBER)
			strbuf_join(&sb, ", ", arena_printf(arena, "%s=%s", n->name, n->wished));
		else if (n->fate == NAME_GONE)
			strbuf_join(&sb, ", ", arena_printf(arena, "%s gone", n->name));
	}
	return sb.text;
}

Test(reword, what_stays_keeps_its_source)
{
	static const char *const cases[][4] = {
		/* source, wished, new source, fates */
		{"{{vendor}}は、実施日の{{days}}日前までに提出する。", "乙は、実施日の5日前までに提出する。",
		 "{{vendor}}は、実施日の{{days}}日前までに提出する。", ""},
		{"{{vendor}}は、実施日の{{days}}日前までに提出する。", "乙は、実施日の７日前までに提出する。",
		 "{{vendor}}は、実施日の{{days}}日前までに提出する。", "days=7"},
		{"{{days}}日以内に報告する。", "15日以内に報告する。", "{{days}}日以内に報告する。",
		 "days=15"},
		{"{{days}}日以内に報告する。", "5営業日以内に報告する。",
		 "5営業日以内に報告する。", "days gone"},
		{"{{vendor}}は、{{days}}日以内に報告する。", "乙は、5営業日以内に報告する。",
		 "{{vendor}}は、{{days}}営業日以内に報告する。", ""},
		{"{{days}}日以内に報告する。", "作業者5人が報告する。", "作業者5人が報告する。", "days gone"},
		{"{{term.call}}以内に電話する。", "2時間以内に電話する。", "{{term.call}}以内に電話する。",
		 "term.call=2時間"},
		{"{{term.call}}以内に電話する。", "翌日までに電話する。", "翌日までに電話する。",
		 "term.call gone"},
		{"{{ref:request}}による。", "第28条による。", "{{ref:request}}による。", ""},
		{"{{ref:request}}による。", "第28条及び第8条第2項による。",
		 "{{ref:request}}及び{{ref:report/2}}による。", ""},
		{"{{ref:request}}による。", "個人情報保護法第28条による。",
		 "個人情報保護法{{ref:request}}による。", ""},
		{"通知する。", "刑法第28条により通知する。", "刑法第28条により通知する。", ""},
		{"通知する。", "乙は甲に通知する。", "{{vendor}}は{{hospital}}に通知する。", ""},
		{"検査する。", "甲状腺を検査する。", "甲状腺を検査する。", ""},
		{"{{vendor}}が行う。", "甲が行う。", "{{hospital}}が行う。", "vendor gone"},
		{"報告（書面）をする。", "報告(書面)をする。", "報告（書面）をする。", ""},
		{"申請書を提出する。", "申請書を\n 提出する。 ", "申請書を提出する。", ""},
		{"Windows Serverを用いる。", "Windows Server 2025を用いる。", "Windows Server 2025を用いる。", ""},
		{"10日以内に行う。", "14日以内に行う。", "14日以内に行う。", ""},
		{"提出する。", "", "", ""},
		{"", "乙は、1,000円を払う。", "{{vendor}}は、1,000円を払う。", ""},
		{"①を行う。", "1を行う。", "1を行う。", ""},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct reworded r = read(cases[i][0], cases[i][1]);

		cr_expect_str_eq(reworded_text(&r), cases[i][2], "%s", cases[i][1]);
		cr_expect_str_eq(fates(&r), cases[i][3], "%s", cases[i][1]);
	}
}

Test(reword, a_number_may_be_words)
{
	struct reworded r = read("{{days}}日以内に報告する。", "7日以内に報告する。");

	r.names.at[0].as_text = true;
	cr_assert_str_eq(reworded_text(&r), "7日以内に報告する。");
}

Test(reword, words_of_the_source_are_found_again)
{
	static const char *const cases[][4] = {
		/* source, wished, words, what stands in their place */
		{"10日以内に報告する。", "14日以内に報告する。", "10日以内", "14日以内"},
		{"5日以内に報告する。", "15日以内に報告する。", "5日以内", "15日以内"},
		{"{{days}}日以内に報告する。", "5日以内に書面で報告する。", "{{days}}日以内", "{{days}}日以内"},
		{"{{days}}日以内に報告する。", "翌営業日までに報告する。", "{{days}}日以内", "翌営業日まで"},
		{"直ちに報告する。", "報告する。", "直ちに", NULL},
		{"申請書を提出する。", "申請書を電子メールで提出する。", "申請書を提出する",
		 "申請書を電子メールで提出する"},
		{"申請書を提出する。", "申請書を提出する。", "計画書", NULL},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct reworded r = read(cases[i][0], cases[i][1]);
		const char *now = reworded_words(&r, cases[i][2]);

		cr_expect(text_equal(now, cases[i][3]), "%s: %s", cases[i][1], now ? now : "-");
	}
}
