/* SPDX-License-Identifier: MIT
 *
 * The 改正文: over random codes its clauses, carried out as they are written, lead to the new
 * articles, and hardly ever have these to be given as a whole; quotes cut no word and stand once;
 * single sentences are as a lawyer writes them. That the sentences themselves say so, read by the
 * rules alone, is proved by tests/amending.py.
 */
#include "amend/kaisei.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "../support/rounds.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "amend/joints.h"
#include "amend/quote.h"
#include "load/readers.h"

enum { MOST_ARTICLES = 9 };

static struct arena *arena;
static struct breaker *words;
static struct library library;

static void start(void)
{
	struct diag_list *dl;

	arena = arena_new();
	words = breaker_open_words();
	library = (struct library){0};
	dl = diag_new(arena);
	cr_assert(load_words(arena, &library, "templates/words.json", dl));
}

static void stop(void)
{
	breaker_close(words);
	arena_free(arena);
}

TestSuite(kaisei, .init = start, .fini = stop);

static const char *quoted(const char *before, const char *after)
{
	struct quotes q = {0};
	struct strbuf sb = strbuf_new(arena);

	if (!quotes_find(arena, words, before, after, &q))
		return "whole";
	cr_expect_str_eq(quotes_apply(arena, &q, before), after);
	for (size_t i = 0; i < q.all.n; i++)
		strbuf_printf(&sb, "%s%c%s>%s", i ? " " : "", "=+-"[q.all.at[i].op],
			      q.all.at[i].before, q.all.at[i].after);
	return sb.text;
}

Test(kaisei, quotes_words_that_stand_once)
{
	cr_expect_str_eq(quoted("作業の5日前に申請し、終了の5日後に報告する。",
				"作業の7日前に申請し、終了の5日後に報告する。"),
			 "=5日前>7日前");
	cr_expect_str_eq(quoted("甲は、乙に通知する。", "甲は、書面により、乙に通知する。"),
			 "+甲は、>書面により、");
	cr_expect_str_eq(quoted("甲は、速やかに、乙に通知する。", "甲は、乙に通知する。"),
			 "-速やかに、>");
}

/* A number stays with what it counts, a compound whole, a quotation in its sentence. */
Test(kaisei, quotes_cut_no_word)
{
	static const struct {
		const char *before, *after, *quotes;
	} cases[] = {
		{"乙は、7営業日前までに申請する。", "乙は、5営業日前までに申請する。",
		 "=7営業日前>5営業日前"},
		{"乙は、30分以内に電話で通知する。", "乙は、15分以内に電話で通知する。",
		 "=30分以内>15分以内"},
		{"記録は、3か月の間保存する。", "記録は、6か月の間保存する。", "=3か月>6か月"},
		{"第10条第2項の規定による。", "第11条第2項の規定による。",
		 "=第10条第2項>第11条第2項"},
		{"第103条の2の定めによる。", "第103条の3の定めによる。",
		 "=第103条の2>第103条の3"},
		{"乙は、R24/④-1の事項を行う。", "乙は、R24/④-2の事項を行う。",
		 "=R24/④-1>R24/④-2"},
		{"乙は、VPN装置の設定を変える。", "乙は、VPNルータの設定を変える。",
		 "=VPN装置>VPNルータ"},
		{"甲は、作業を行う。", "甲は、作業を行わせる。", "=行う>行わせる"},
		{"甲又は乙が立ち会う。", "甲及び乙が立ち会う。", "=又は>及び"},
		{"乙は、責任を負う。丙は、これを助ける。",
		 "乙は、責任を負う。丙及び丁は、これを助ける。", "=丙は>丙及び丁は"},
		{"乙は、令和9年2月15日までに行う。", "乙は、令和9年3月1日までに行う。",
		 "=令和9年2月15日>令和9年3月1日"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		cr_expect_str_eq(quoted(cases[i].before, cases[i].after), cases[i].quotes, "%s: %s",
				 cases[i].before, quoted(cases[i].before, cases[i].after));
}

static const char *joined(const char *text)
{
	struct strbuf sb = strbuf_new(arena);
	const bool *joints = joints_find(arena, text);

	for (size_t i = 0; text[i]; i++) {
		if (joints[i] && i)
			strbuf_add_char(&sb, '|');
		strbuf_add_char(&sb, text[i]);
	}
	return sb.text;
}

Test(kaisei, joints_lie_between_words)
{
	cr_expect_str_eq(joined("乙は、7営業日前から申請する。"), "乙|は|、|7営業日前|から|申請する|。");
	cr_expect_str_eq(joined("第103条の2の（標準案）による"), "第103条の2|の|（|標準案|）|による");
	cr_expect_str_eq(joined("甲及び乙並びに丙又は丁"), "甲|及び|乙|並びに|丙|又は|丁");
	cr_expect_str_eq(joined("特に水位が上がる日"), "特に|水位|が|上がる|日");
	cr_expect_str_eq(joined("3か月のVPN装置を行う"), "3か月|の|VPN装置|を|行う");
}

static const char *const pieces[] = {
	"甲は",   "乙は",  "、",    "。",    "保守",       "情報システム", "を行う", "「",
	"」",     "第3条", "5日前", "7日前", "承認を得る", "中",           "の次に", "を削る。",
	"の下に", "通知",  "（",    "）",    "書面",       "VPN",          "改め"};

static const char *random_text(unsigned *seed, size_t most)
{
	struct strbuf sb = strbuf_new(arena);
	size_t n = (size_t)rand_r(seed) % most + 1;

	while (n--)
		strbuf_add(&sb, pieces[(size_t)rand_r(seed) % ARRAY_LEN(pieces)]);
	return sb.text;
}

/* Some pieces replaced, added or dropped. */
static const char *edit_text(unsigned *seed, const char *text)
{
	struct strbuf sb = strbuf_new(arena);
	uint32_t c;
	char bytes[4];

	while ((c = text_next(&text))) {
		if (rand_r(seed) % 17 == 0)
			strbuf_add(&sb, random_text(seed, 2));
		if (rand_r(seed) % 19)
			strbuf_add_bytes(&sb, bytes, text_encode(c, bytes));
	}
	return sb.len ? sb.text : "甲";
}

Test(kaisei, quotes_lead_to_the_new_text)
{
	unsigned seed = 8;
	size_t quotable = 0, cases = rounds(1500, 6000);

	for (size_t i = 0; i < cases; i++) {
		const char *before = random_text(&seed, 30), *after = edit_text(&seed, before);
		struct quotes q = {0};

		if (!quotes_find(arena, words, before, after, &q))
			continue;
		quotable++;
		const char *made = quotes_apply(arena, &q, before);

		cr_assert(made && strcmp(made, after) == 0, "%s -> %s", before, after);
	}
	cr_expect_gt(quotable, cases / 4);
}

/* An article of the random code: what stays the same over edits is its id. */
struct plan {
	int id, number; /* number: as printed; 0 and below: by place */
	const char *title;
	VEC(const char *) lines; /* a blank in front: an item */
};

struct plans {
	VEC(struct plan) all;
};

static struct plan new_plan(unsigned *seed, int id)
{
	struct plan p = {.id = id, .title = arena_printf(arena, "（題%d）", rand_r(seed) % 5)};
	size_t n = (size_t)rand_r(seed) % 5 + 1;

	for (size_t i = 0; i < n; i++)
		*vec_push(arena, &p.lines) = arena_concat(arena, i && rand_r(seed) % 2 ? " " : "",
							  random_text(seed, 20), (char *)NULL);
	return p;
}

static struct plan edit_plan(unsigned *seed, const struct plan *old)
{
	struct plan p = {.id = old->id, .title = rand_r(seed) % 6 ? old->title : "（新しい題）"};
	bool structure = rand_r(seed) % 4 == 0;

	for (size_t i = 0; i < old->lines.n; i++) {
		const char *line = old->lines.at[i];
		bool item = *line == ' ';

		if (structure && i && rand_r(seed) % 4 == 0)
			continue;
		if (rand_r(seed) % 3 == 0)
			line = arena_concat(arena, item ? " " : "", edit_text(seed, line + item),
					    (char *)NULL);
		*vec_push(arena, &p.lines) = line;
		if (structure && rand_r(seed) % 4 == 0)
			*vec_push(arena, &p.lines) = random_text(seed, 12);
	}
	return p;
}

/* Articles kept, edited, dropped, swapped and added. */
static struct plans edit_plans(unsigned *seed, const struct plans *old)
{
	struct plans new = {0};
	int next = 100;

	for (size_t i = 0; i < old->all.n; i++) {
		if (rand_r(seed) % 6 == 0)
			*vec_push(arena, &new.all) = new_plan(seed, next++);
		if (rand_r(seed) % 7)
			*vec_push(arena, &new.all) = rand_r(seed) % 2
							     ? old->all.at[i]
							     : edit_plan(seed, &old->all.at[i]);
	}
	if (new.all.n > 2 && rand_r(seed) % 4 == 0) {
		struct plan p = new.all.at[0];

		new.all.at[0] = new.all.at[2];
		new.all.at[2] = p;
	}
	if (!new.all.n)
		*vec_push(arena, &new.all) = new_plan(seed, next);
	return new;
}

static void add_lines(struct doc_node *article, const struct plan *p)
{
	struct doc_node *paragraph = NULL, *list = NULL;
	int n = 0, items = 0;

	for (size_t i = 0; i < p->lines.n; i++) {
		const char *line = p->lines.at[i];

		if (*line != ' ') {
			paragraph = doc_add(arena, article, DOC_PARAGRAPH, line);
			paragraph->label = ++n > 1 ? arena_printf(arena, "%d", n) : NULL;
			list = NULL;
			continue;
		}
		items = list ? items : 0;
		list = list ? list : doc_add(arena, paragraph, DOC_LIST, NULL);
		doc_add(arena, list, DOC_ITEM, line + 1)->label =
			arena_printf(arena, "(%d)", ++items);
	}
}

/* Numbered by place, or by branches where `frozen`: then living articles keep their numbers. */
static struct doc *make_doc(const struct plans *plans, bool frozen)
{
	struct doc *d = doc_new(arena, "annex", "別紙");
	struct doc_node *part = doc_add_part(arena, d, "条項");

	for (size_t i = 0; i < plans->all.n; i++) {
		const struct plan *p = &plans->all.at[i];
		struct doc_node *article = doc_add(arena, part, DOC_ARTICLE, p->title);

		if (i % 4 == 0) {
			struct doc_node *chapter =
				doc_add(arena, part, DOC_HEADING,
					arena_printf(arena, "第%zu章　章の名%zu", i / 4 + 1,
						     plans->all.n % 3));

			chapter->role = "chapter";
			/* the heading stands before its article */
			part->last = article;
			article->next = NULL;
			struct doc_node **at = &part->first;

			while (*at != article)
				at = &(*at)->next;
			*at = chapter;
			chapter->next = article;
		}
		article->id = arena_printf(arena, "clause-%d", p->id);
		article->label = frozen ? arena_printf(arena, "第%d条の2", p->id + 1)
					: arena_printf(arena, "第%zu条", i + 1);
		add_lines(article, p);
	}
	return d;
}

static struct kaisei_sentences written(const struct doc *before, const struct doc *after)
{
	return kaisei_write(arena, &library, words, doc_compare(arena, before, after));
}

static const char *sentences(const struct doc *before, const struct doc *after)
{
	struct kaisei_sentences all = written(before, after);
	struct strbuf sb = strbuf_new(arena);

	for (size_t i = 0; i < all.all.n; i++)
		strbuf_join(&sb, "|", all.all.at[i].text);
	return sb.text;
}

static bool carry_all(struct article_code *code, const struct kaisei_sentences *all)
{
	for (size_t i = 0; i < all->all.n; i++)
		for (size_t k = 0; k < all->all.at[i].clauses.all.n; k++)
			if (!kaisei_clause_carry(arena, code, &all->all.at[i].clauses.all.at[k]))
				return false;
	return true;
}

/* True when the articles did not have to be given as a whole. */
static bool expect_round_trip(const struct doc *before, const struct doc *after)
{
	struct kaisei_sentences all = written(before, after);
	struct article_code old = article_code_of(arena, &library, before),
			    new = article_code_of(arena, &library, after);
	const char *was = article_code_print(arena, &old), *said = sentences(before, after);

	cr_assert(carry_all(&old, &all), "%s\n--- old\n%s", said, was);
	cr_assert_str_eq(article_code_print(arena, &old), article_code_print(arena, &new),
			 "%s\n--- old\n%s--- made\n%s--- new\n%s", said, was,
			 article_code_print(arena, &old), article_code_print(arena, &new));
	return strstr(said, "本則の全部") == NULL;
}

Test(kaisei, carried_out_it_gives_the_new_text)
{
	unsigned seed = 20270215;
	size_t cases = rounds(400, 1500), amended = 0;

	for (size_t i = 0; i < cases; i++) {
		struct plans old = {0};
		int n = rand_r(&seed) % MOST_ARTICLES + 1;

		for (int k = 0; k < n; k++)
			*vec_push(arena, &old.all) = new_plan(&seed, k);
		struct plans new = edit_plans(&seed, &old);

		amended += expect_round_trip(make_doc(&old, i % 2), make_doc(&new, i % 2));
	}
	cr_expect_geq(amended * 100, cases * 99, "%zu of %zu", amended, cases);
}

static struct plan simple(int id, const char *first, const char *second)
{
	struct plan p = {.id = id, .title = "（申請）"};

	*vec_push(arena, &p.lines) = first;
	if (second)
		*vec_push(arena, &p.lines) = second;
	return p;
}

Test(kaisei, sentences_are_in_statute_style)
{
	struct plans old = {0}, new = {0};

	*vec_push(arena, &old.all) = simple(0, "乙は、作業の5日前までに申請する。", NULL);
	*vec_push(arena, &old.all) =
		simple(1, "甲は、申請を承認する。", "甲は、承認の記録を保存する。");
	*vec_push(arena, &old.all) = simple(2, "乙は、記録を提出する。", NULL);
	*vec_push(arena, &new.all) = simple(0, "乙は、作業の7日前までに申請する。", NULL);
	*vec_push(arena, &new.all) =
		simple(1, "甲は、申請を承認する。", "甲は、承認の記録を3年間保存する。");
	*vec_push(arena, &new.all) = simple(7, "乙は、結果を報告する。", NULL);
	const char *s = sentences(make_doc(&old, true), make_doc(&new, true));

	cr_expect_str_eq(s,
			 "第1条の2中「5日前」を「7日前」に改める。|"
			 "第2条の2第2項中「記録を保存する」を「記録を3年間保存する」に改める。|"
			 "第2条の2の次に次の1条を加える。|第3条の2を削る。",
			 "%s", s);
}

Test(kaisei, equal_documents_need_no_sentence)
{
	struct plans old = {0};

	*vec_push(arena, &old.all) = simple(0, "乙は、申請する。", NULL);
	cr_expect_str_eq(sentences(make_doc(&old, false), make_doc(&old, false)), "");
}

/* What names a place that is not there, or words that stand twice, is refused. */
Test(kaisei, what_does_not_fit_is_refused)
{
	static const struct {
		const char *number, *words;
		int paragraph;
	} bad[] = {{"第9条", "甲", 1},
		   {"第1条", "甲は", 1},
		   {"第1条", "申請", 9},
		   {"第1条", "無い語", 1}};
	struct plans old = {0};

	*vec_push(arena, &old.all) = simple(0, "甲は、申請し、甲は、待つ。", NULL);
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		struct article_code code =
			article_code_of(arena, &library, make_doc(&old, false));
		struct kaisei_clause k = {
			.act = KAISEI_QUOTES,
			.at = {.number = bad[i].number, .paragraph = bad[i].paragraph}};

		*vec_push(arena, &k.quotes.all) = (struct quote){QUOTE_DELETE, bad[i].words, ""};
		cr_expect_not(kaisei_clause_carry(arena, &code, &k), "%zu", i);
	}
}

/* 項 that move keep their words: numbers rise from the last on, fall from the first on. */
Test(kaisei, numbers_of_paragraphs_follow)
{
	static const char *const three[] = {"甲は、申請を受ける。", "乙は、記録を作成する。",
					    "丙は、結果を保存する。"};
	struct plans old = {0}, one_more = {0}, one_less = {0};
	struct plan p = {.id = 0, .title = "（申請）"}, more = p, less = p;

	for (size_t i = 0; i < 3; i++)
		*vec_push(arena, &p.lines) = three[i];
	*vec_push(arena, &more.lines) = three[0];
	*vec_push(arena, &more.lines) = "丁は、立会いの場所を用意する。";
	*vec_push(arena, &more.lines) = three[1];
	*vec_push(arena, &more.lines) = three[2];
	*vec_push(arena, &less.lines) = three[0];
	*vec_push(arena, &less.lines) = three[2];
	*vec_push(arena, &old.all) = p;
	*vec_push(arena, &one_more.all) = more;
	*vec_push(arena, &one_less.all) = less;
	const struct doc *before = make_doc(&old, false);

	cr_expect_str_eq(sentences(before, make_doc(&one_more, false)),
			 "第1条第3項を同条第4項とし、同条第2項を同条第3項とし、"
			 "同条第1項の次に次の1項を加える。");
	cr_expect_str_eq(sentences(before, make_doc(&one_less, false)),
			 "第1条第2項を削り、同条第3項を同条第2項とする。");
}

/* 号: 各号列記以外の部分, and a 号 that comes in between. */
Test(kaisei, items_have_places_of_their_own)
{
	struct plans old = {0}, new = {0};
	struct plan p = {.id = 0, .title = "（報告）"}, q = p;

	*vec_push(arena, &p.lines) = "乙は、30日以内に、次の事項を報告する。";
	*vec_push(arena, &p.lines) = " 日時";
	*vec_push(arena, &p.lines) = " 担当した者の氏名";
	*vec_push(arena, &q.lines) = "乙は、10日以内に、次の事項を報告する。";
	*vec_push(arena, &q.lines) = " 日時";
	*vec_push(arena, &q.lines) = " 対象の機器の名称";
	*vec_push(arena, &q.lines) = " 担当した者の氏名及び所属";
	*vec_push(arena, &old.all) = p;
	*vec_push(arena, &new.all) = q;
	cr_expect_str_eq(sentences(make_doc(&old, false), make_doc(&new, false)),
			 "第1条各号列記以外の部分中「30日以内」を「10日以内」に改め、"
			 "同条第2号中「氏名」の下に「及び所属」を加え、同号を同条第3号とし、"
			 "同条第1号の次に次の1号を加える。");
}

/* 項 (lines), and 号 (lines that begin with a blank), of one article. */
static const struct doc *one_article(const char *const *lines, size_t n)
{
	struct plans plans = {0};
	struct plan p = {.id = 0, .title = "（報告）"};

	for (size_t i = 0; i < n; i++)
		*vec_push(arena, &p.lines) = lines[i];
	*vec_push(arena, &plans.all) = p;
	return make_doc(&plans, false);
}

#define ARTICLE(...) \
	one_article((const char *const[]){__VA_ARGS__}, \
		    ARRAY_LEN(((const char *const[]){__VA_ARGS__})))

/* 及び between two, から…まで from three on. */
Test(kaisei, what_goes_side_by_side_goes_in_one_clause)
{
	const char *lead = "乙は、次の事項を報告する。";
	const struct doc *old = ARTICLE(lead, " 日時", " 機器の名称", " 担当した者の氏名",
					" 作業の結果");

	cr_expect_str_eq(sentences(old, ARTICLE(lead, " 日時", " 作業の結果")),
			 "第1条第2号及び第3号を削り、同条第4号を同条第2号とする。");
	cr_expect_str_eq(sentences(old, ARTICLE(lead, " 作業の結果")),
			 "第1条第1号から第3号までを削り、同条第4号を同条第1号とする。");
	cr_expect_str_eq(
		sentences(ARTICLE("甲は、毎月、申請の一覧を作成し、乙に示す。", "乙は、記録を作成する。",
				  "丙は、結果を保存する。"),
			  ARTICLE("甲は、毎月、申請の一覧を作成し、乙に示す。")),
		"第1条第2項及び第3項を削る。");
}

Test(kaisei, the_same_words_of_several_sentences_are_amended_in_one_clause)
{
	cr_expect_str_eq(
		sentences(ARTICLE("丙は、通知を受ける。丙は、結果を報告する。丙は、記録を残す。"),
			  ARTICLE("丁は、通知を受ける。丁は、結果を報告する。丁は、記録を残す。")),
		"第1条前段、中段及び後段中「丙は」を「丁は」に改める。");
	cr_expect_str_eq(
		sentences(ARTICLE("丙は、通知を受ける。甲は、結果を見る。丙は、記録を残す。"),
			  ARTICLE("丁は、通知を受ける。甲は、結果を見る。丁は、記録を残す。")),
		"第1条前段及び後段中「丙は」を「丁は」に改める。");
	cr_expect_str_eq(
		sentences(ARTICLE("丙は、通知を受ける。丙は、結果を見る。丙は、記録を残す。"),
			  ARTICLE("丁は、通知を受ける。戊は、結果を見る。丁は、記録を残す。")),
		"第1条前段中「丙は」を「丁は」に改め、同条中段中「丙は」を「戊は」に改め、"
		"同条後段中「丙は」を「丁は」に改める。");
}

/* The one that is left becomes another: 同条 alone would be the article. */
Test(kaisei, an_only_paragraph_gets_its_number_by_name)
{
	cr_expect_str_eq(sentences(ARTICLE("甲は、毎年4月1日までに計画を作成する。",
					   "乙は、作業の記録を3年間保存する。"),
				   ARTICLE("丙は、障害の連絡を受けた者の氏名を控える。",
					   "甲は、毎年4月1日までに計画を作成する。")),
			 "第1条第2項を削り、同条第1項を同条第2項とし、"
			 "同条に第1項として次の1項を加える。");
}

/* An article of one 項 that is written anew is given with its number and 見出し. */
Test(kaisei, an_article_of_one_paragraph_is_given_whole)
{
	cr_expect_str_eq(
		sentences(ARTICLE("甲は、毎年4月1日までに計画を作成し、乙に示す。"),
			  ARTICLE("甲は、毎年4月1日までに、丙の同意を得た一覧を公表する。")),
		"第1条を次のように改める。");
}
