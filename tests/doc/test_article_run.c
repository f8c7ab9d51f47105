/* SPDX-License-Identifier: MIT
 *
 * Articles that share a line are read from it as they are printed.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "../support/suite.h"
#include "doc/article_run.h"

static const struct {
	const char *text, *keys, *articles; /* label, title and what is said of each */
} cases[] = {
	{"第14条（機器台帳）の事項は、別表に定める。", "a", "第14条|（機器台帳）|第14条の事項は、別表に定める。\n"},
	{"第8条（甲）及び第8条の2（乙）の事項は、別表に定める。", "a b",
	 "第8条|（甲）|第8条の事項は、別表に定める。\n第8条の2|（乙）|第8条の2の事項は、別表に定める。\n"},
	/* a title may have brackets and commas of its own */
	{"第3条（記録（写しを含む。）、保存）、第4条（丙）及び第5条（丁及び戊）の事項は、別表に定める。", "a b c",
	 "第3条|（記録（写しを含む。）、保存）|第3条の事項は、別表に定める。\n第4条|（丙）|第4条の事項は、別表に定める。\n"
	 "第5条|（丁及び戊）|第5条の事項は、別表に定める。\n"},
	/* what has no title is no article of the run */
	{"第3条の一部、第5条（丁）（協議中。案を掲げる。）", "c", "第5条|（丁）|第5条（協議中。案を掲げる。）\n"},
	{"第3条の一部（協議中。案を掲げる。）", "", ""},
};

Test(article_run, articles_of_a_line)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct doc_origin origin = {.kind = ARTICLE_RUN, .key = cases[i].keys};
		const struct doc_node line = {
			.kind = DOC_PARAGRAPH, .text = cases[i].text, .origin = &origin};
		struct article_run run = article_run_of(a, &line);
		const char *found = "";

		cr_expect(article_run_is(&line));
		for (size_t k = 0; k < run.all.n; k++)
			found = arena_concat(a, found, run.all.at[k]->label, "|",
					     run.all.at[k]->text, "|",
					     run.all.at[k]->first->text, "\n", (char *)NULL);
		cr_expect_str_eq(found, cases[i].articles, "%zu: %s", i, found);
	}
	arena_free(a);
}

/* The same lines with what has no title among them: no word of a line is lost. */
static const struct {
	const char *text, *keys, *pieces;
} lines[] = {
	{"第3条（記録（写しを含む。）、保存）及び第4条（丙）の事項は、別表に定める。", "a b",
	 "第3条|（記録（写しを含む。）、保存）|第3条の事項は、別表に定める。\n第4条|（丙）|第4条の事項は、別表に定める。\n"},
	{"第3条の一部、第5条（丁）（協議中。案を掲げる。）", "c",
	 "第3条の一部|-|第3条の一部（協議中。案を掲げる。）\n第5条|（丁）|第5条（協議中。案を掲げる。）\n"},
	{"第5条（丁）、第6条の一部（協議中。案を、掲げる。）", "c",
	 "第5条|（丁）|第5条（協議中。案を、掲げる。）\n第6条の一部|-|第6条の一部（協議中。案を、掲げる。）\n"},
	{"第3条の一部（協議中。案を掲げる。）", "", "第3条の一部|-|第3条の一部（協議中。案を掲げる。）\n"},
};

Test(article_run, every_piece_of_a_line)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		struct doc_origin origin = {.kind = ARTICLE_RUN, .key = lines[i].keys};
		const struct doc_node line = {
			.kind = DOC_PARAGRAPH, .text = lines[i].text, .origin = &origin};
		struct article_run run = article_run_pieces(a, &line);
		const char *found = "";

		for (size_t k = 0; k < run.all.n; k++)
			found = arena_concat(a, found, run.all.at[k]->label, "|",
					     run.all.at[k]->text ? run.all.at[k]->text : "-", "|",
					     run.all.at[k]->first->text, "\n", (char *)NULL);
		cr_expect_str_eq(found, lines[i].pieces, "%zu: %s", i, found);
	}
	arena_free(a);
}

Test(article_run, a_paragraph_has_the_number_of_its_label)
{
	static const struct {
		const char *label;
		int number;
	} labels[] = {{NULL, 1}, {"", 1}, {"2", 2}, {"11", 11}};

	for (size_t i = 0; i < ARRAY_LEN(labels); i++) {
		const struct doc_node paragraph = {.kind = DOC_PARAGRAPH,
						   .label = labels[i].label};

		cr_expect_eq(article_run_paragraph(&paragraph), labels[i].number);
	}
}
