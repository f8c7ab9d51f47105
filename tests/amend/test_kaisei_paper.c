/* SPDX-License-Identifier: MIT
 *
 * What of a paper is no article: by which sentence it is amended, under which name, and what stands
 * in the 別紙. A paper is written here as lines: '# ' begins a part, '= ' a heading, '| ' a row of a
 * table, '~ ' a signature, '@ ' a chapter, anything else is a paragraph.
 */
#include "amend/kaisei.h"

#include <criterion/criterion.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "load/readers.h"

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

TestSuite(kaisei_paper, .init = start, .fini = stop);

static void add_row(struct doc_node *part, enum doc_kind kind, const char *text)
{
	struct doc_node *table = part->last && part->last->kind == kind
					 ? part->last
					 : doc_add(arena, part, kind, NULL);

	doc_add(arena, doc_add(arena, table, DOC_ROW, NULL), DOC_CELL, text);
}

static void add_line(struct doc *d, struct doc_node **part, const char *line)
{
	const char *text = strlen(line) > 2 ? line + 2 : "";

	if (text_starts(line, "# "))
		*part = doc_add_part(arena, d, text);
	else if (text_starts(line, "= "))
		doc_add(arena, *part, DOC_HEADING, text)->level = 1;
	else if (text_starts(line, "@ "))
		doc_add(arena, *part, DOC_HEADING, text)->role = "chapter";
	else if (text_starts(line, "| "))
		add_row(*part, DOC_TABLE, text);
	else if (text_starts(line, "~ "))
		add_row(*part, DOC_SIGNATURE, text);
	else
		doc_add(arena, *part, DOC_PARAGRAPH, line);
}

static struct doc *paper(const char *lines)
{
	struct doc *d = doc_new(arena, "table", "分界表");
	struct doc_node *part = NULL;

	while (*lines) {
		size_t n = strcspn(lines, "\n");

		add_line(d, &part, arena_strndup(arena, lines, n));
		lines += n + (lines[n] == '\n');
	}
	return d;
}

static struct kaisei_paper amended(struct doc *before, struct doc *after)
{
	struct amendment in = {.library = &library, .words = words, .edition = "第2版"};

	return kaisei_paper(arena, &in, doc_compare(arena, before, after), 0);
}

/* The sentences, and in brackets what stands below one; 別紙 behind them with their nodes' texts. */
static const char *said(const char *before, const char *after)
{
	struct kaisei_paper p = amended(paper(before), paper(after));
	struct strbuf sb = strbuf_new(arena);

	for (size_t i = 0; i < p.sentences.all.n; i++) {
		const struct kaisei_sentence *s = &p.sentences.all.at[i];

		strbuf_join(&sb, "|", s->text);
		if (s->blocks.all.n)
			strbuf_printf(&sb, "[%s]", s->blocks.all.at[0].lines.at[0].text);
	}
	return sb.text;
}

static const char *sheets(const char *before, const char *after)
{
	struct kaisei_paper p = amended(paper(before), paper(after));
	struct strbuf sb = strbuf_new(arena);

	for (size_t i = 0; i < p.sheets.n; i++) {
		strbuf_add(&sb, i ? "|" : "");
		for (size_t k = 0; k < p.sheets.at[i].nodes.n; k++)
			strbuf_printf(&sb, "%s%s", k ? "/" : "",
				      text_replace(arena,
						   doc_node_words(arena,
								  p.sheets.at[i].nodes.at[k], true),
						   "\n", ","));
	}
	return sb.text;
}

#define SAID(before, after, expected) cr_expect_str_eq(said(before, after), expected)

Test(kaisei_paper, tables_are_replaced_and_texts_quoted)
{
	static const char before[] = "# 概要\n本表は、責任を負う者を定める。\n= 件数\n| 甲：1\n| 乙：2\n",
			  table[] = "# 概要\n本表は、責任を負う者を定める。\n= 件数\n| 甲：1\n| 乙：3\n",
			  text[] = "# 概要\n本表は、費用を負う者を定める。\n= 件数\n| 甲：1\n| 乙：2\n",
			  anew[] = "# 概要\n別に定める。\n= 件数\n| 甲：1\n| 乙：2\n";

	SAID(before, before, "");
	SAID(before, table, "「概要」の「件数」の表を別紙1のとおり改める。");
	cr_expect_str_eq(sheets(before, table), "概要/件数/甲：1,乙：3");
	SAID(before, text, "「概要」の文中「責任」を「費用」に改める。");
	cr_expect_str_eq(sheets(before, text), "");
	SAID(before, anew, "「概要」の文を次のように改める。[別に定める。]");
}

Test(kaisei_paper, several_tables_are_counted)
{
	SAID("# 様式\n| 一\n文\n| 二\n", "# 様式\n| 一\n文\n| 三\n",
	     "「様式」の第2の表を別紙1のとおり改める。");
	SAID("# 様式\n= 欄\n| 一\n= 欄\n| 二\n", "# 様式\n= 欄\n| 一\n= 欄\n| 三\n",
	     "「様式」の「欄」（2番目）の表を別紙1のとおり改める。");
}

/* Blocks that come or go make the section read anew, other headings the part. */
Test(kaisei_paper, sections_and_parts_are_replaced_with_what_they_hold)
{
	static const char before[] = "# 概要\n= 件数\n| 甲\n= 凡例\n| 印\n";

	SAID(before, "# 概要\n= 件数\n| 甲\n注を見よ。\n= 凡例\n| 印\n",
	     "「概要」を別紙1のとおり改める。");
	SAID("# 概要\n= 件数\n| 甲\n", "# 概要\n= 数\n| 甲\n", "「概要」を別紙1のとおり改める。");
	cr_expect_str_eq(sheets("# 概要\n= 件数\n| 甲\n", "# 概要\n= 数\n| 甲\n"), "概要/数/甲");
	SAID("# 概要\n| 甲\n", "# 概要\n| 甲\n# 別表\n| 乙\n", "「概要」の次に別紙1を加える。");
	SAID("# 概要\n| 甲\n# 別表\n| 乙\n", "# 概要\n| 甲\n", "「別表」を削る。");
}

/* Beside articles a section comes and goes by itself. */
Test(kaisei_paper, sections_beside_articles_come_and_go)
{
	static const char before[] = "# 本則\n@ 第1章　総則\n= 附則\n施行する。\n= 別記\n| 一\n",
			  less[] = "# 本則\n@ 第1章　総則\n= 別記\n| 一\n",
			  more[] = "# 本則\n@ 第1章　総則\n= 附則\n施行する。\n= 様式\n| 二\n"
				   "= 別記\n| 一\n";

	SAID(before, less, "「本則」の「附則」を削る。");
	SAID(less, before, "「本則」の「別記」の前に別紙1を加える。");
	SAID(before, more, "「本則」の「附則」の次に別紙1を加える。");
	SAID("# 本則\n@ 第1章　総則\n", less, "「本則」の末尾に別紙1を加える。");
	cr_expect_str_eq(sheets(before, more), "本則/様式/二");
}

/* Who signs signs the paper: the history above the lines is not what they are of. */
Test(kaisei_paper, signatures_are_the_parts)
{
	static const char before[] = "# 署名\n= 改定履歴\n| 初版\n~ 甲\n~ 乙\n",
			  after[] = "# 署名\n= 改定履歴\n| 初版\n~ 甲\n~ 乙\n~ 丙\n";

	SAID(before, after, "「署名」の署名欄を別紙1のとおり改める。");
	cr_expect_str_eq(sheets(before, after), "署名/甲,乙,丙");
}

static const char *long_table(size_t rows)
{
	struct strbuf sb = strbuf_new(arena);

	strbuf_add(&sb, "# 別表\n");
	for (size_t i = 0; i < rows; i++)
		strbuf_printf(&sb, "| 行%zu\n", i);
	return sb.text;
}

Test(kaisei_paper, long_tables_are_attached)
{
	SAID(long_table(59), long_table(60), "「別表」の表を別紙1のとおり改める。");
	SAID(long_table(60), long_table(61),
	     "「別表」の表（60行）を、別添の改正後の分界表（第2版）の同じ箇所（61行）のとおり改める。");
	cr_expect_str_eq(sheets(long_table(60), long_table(61)), "");
}

Test(kaisei_paper, what_is_said_again_or_of_the_day_is_not_amended)
{
	struct doc *before = paper("# 要点\n| 一\n# 本文\n| 甲\n| 3件\n"),
		   *after = paper("# 要点\n| 二\n# 本文\n| 甲\n| 4件\n");

	before->first->summary = after->first->summary = true;
	before->first->next->last->last->role = after->first->next->last->last->role =
		DOC_ROLE_OF_THE_DAY;
	cr_expect_eq(amended(before, after).sentences.all.n, 0);
}

Test(kaisei_paper, the_head_is_amended_by_words)
{
	struct doc *before = paper("# 表\n| 甲\n"), *after = paper("# 表\n| 甲\n");

	before->subtitle = "契約書（甲：例示病院、乙：見本社）";
	after->subtitle = "契約書（甲：例示病院、乙：見本社、丙：架空社）";
	struct kaisei_paper p = amended(before, after);

	cr_assert_eq(p.sentences.all.n, 1);
	cr_expect_str_eq(p.sentences.all.at[0].text,
			 "副題中「乙：見本社」の下に「、丙：架空社」を加える。");
}
