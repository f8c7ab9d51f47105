/* SPDX-License-Identifier: MIT
 *
 * Operating systems as lists write them: most words win, two that fit equally well are none, and
 * words of lists mean what clauses/ledger-words.json says.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/suite.h"
#include "base/diag.h"
#include "derive/ledger_said.h"
#include "derive/os_match.h"

ARENA_SUITE(os_match, a);

static struct library library;

static void add_os(const char *id, const char *words)
{
	struct os_support *x = vec_push(a, &library.os_support);

	x->id = id;
	*vec_push(a, &x->forms) = os_words_of(a, words);
}

static const char *match(const char *text)
{
	const struct os_support *x = os_match(a, &library, text);

	return x ? x->id : "-";
}

Test(os_match, most_words_win)
{
	library = (struct library){0};
	add_os("7", "windows 7");
	add_os("10", "windows 10");
	add_os("10-22h2", "windows 10 22h2");
	add_os("lts", "windows 10 ltsc");
	add_os("centos", "centos 7.*");
	cr_expect_str_eq(match("Windows 10 Pro"), "10");
	cr_expect_str_eq(match("ｗｉｎｄｏｗｓ１０"), "10");
	cr_expect_str_eq(match("Windows 10 Pro 22H2 64bit"), "10-22h2");
	cr_expect_str_eq(match("Windows 10 Enterprise LTSC契約"), "lts");
	cr_expect_str_eq(match("CentOS Linux 7.9.2009"), "centos");
	cr_expect_str_eq(match("CentOS 7"), "centos");
}

Test(os_match, what_is_in_doubt_is_none)
{
	library = (struct library){0};
	add_os("7", "windows 7");
	add_os("10", "windows 10");
	add_os("centos", "centos 7.*");
	cr_expect_str_eq(match("Windows 7/10"), "-");
	cr_expect_str_eq(match("Windows 100"), "-");
	cr_expect_str_eq(match("Windows 10.0.22631"), "-", "a number with parts is another");
	cr_expect_str_eq(match("CentOS 70"), "-");
	cr_expect_str_eq(match("10 Windows"), "-", "the order counts");
	cr_expect_str_eq(match(""), "-");
	cr_expect_str_eq(match(NULL), "-");
}

static void add_word(const char *as, const char *of, const char *form)
{
	struct ledger_word *w = vec_push(a, &library.ledger_words);

	w->as = as;
	w->of = of;
	*vec_push(a, &w->forms) = form;
}

static const char *kind(const char *text)
{
	const char *k = ledger_kind(a, &library, text);

	return k ? k : "-";
}

Test(os_match, a_kind_is_the_whole_cell_or_its_longest_word)
{
	library = (struct library){0};
	add_word("server", "kind", "サーバ");
	add_word("medical", "kind", "ct");
	add_word("terminal", "kind", "端末");
	add_word("other", "kind", "その他");
	cr_expect_str_eq(kind("ＣＴ"), "medical");
	cr_expect_str_eq(kind("CT用サーバー"), "server", "the longer word");
	cr_expect_str_eq(kind("CT装置"), "medical");
	cr_expect_str_eq(kind("connector"), "-", "a short Latin word stands by itself");
	cr_expect_str_eq(kind("謎"), "-");
	cr_expect_str_eq(kind(NULL), "-");
}

/* A project with two systems whose names share a beginning. */
static struct project *two_systems(void)
{
	struct project *p = arena_alloc(a, sizeof *p);

	*p = (struct project){0};
	*vec_push(a, &p->systems) = (struct system){.id = "ehr", .name = "電子カルテシステム", .vendor = "v"};
	*vec_push(a, &p->systems) = (struct system){.id = "pacs", .name = "画像システム"};
	*vec_push(a, &p->parties) = (struct party){.id = "h", .kind = "hospital", .name = "例示病院"};
	*vec_push(a, &p->parties) =
		(struct party){.id = "v", .kind = "vendor", .name = "見本システム株式会社"};
	return p;
}

Test(os_match, a_name_in_part_counts_where_one_alone_fits)
{
	struct project *p = two_systems();

	library = (struct library){0};
	cr_expect_str_eq(ledger_system(a, p, "電子カルテ")->id, "ehr");
	cr_expect_str_eq(ledger_system(a, p, "画像システム（放射線）")->id, "pacs");
	cr_expect_str_eq(ledger_system(a, p, "pacs")->id, "pacs");
	cr_expect_null(ledger_system(a, p, "システム"), "both fit");
	cr_expect_null(ledger_system(a, p, "検査"));
	cr_expect_null(ledger_system(a, p, NULL));
}

Test(os_match, who_the_hospital_and_the_vendor_are)
{
	struct project *p = two_systems();

	library = (struct library){0};
	add_word("hospital", "party", "当院");
	add_word("vendor", "party", "業者");
	cr_expect_str_eq(ledger_party(a, p, &library, NULL, "(株)見本システム")->id, "v");
	cr_expect_str_eq(ledger_party(a, p, &library, NULL, "当院")->id, "h");
	cr_expect_str_eq(ledger_party(a, p, &library, &p->systems.at[0], "業者")->id, "v");
	cr_expect_null(ledger_party(a, p, &library, &p->systems.at[1], "業者"), "it names no vendor");
	cr_expect_null(ledger_party(a, p, &library, NULL, "業者"));
	cr_expect_null(ledger_party(a, p, &library, NULL, "知らない商会"));
}
