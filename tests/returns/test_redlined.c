/* SPDX-License-Identifier: MIT
 *
 * What a returned paper says of one that was sent, both as paragraphs in memory: no file is read.
 */
#include <criterion/criterion.h>

#include "base/text.h"
#include "doc/mark_name.h"
#include "returns/redlined.h"

static struct arena *a;
static struct word_file sent, came;
static struct sending_record record;
static const struct word_author hana = {"例示 花子", "2026-10-05T09:00:00Z"};

static struct word_paragraph *paragraph(struct word_file *f, const char *key)
{
	struct word_paragraph *p = vec_push(a, &f->all);

	p->at = arena_printf(a, "段落%zu", f->all.n);
	if (key)
		*vec_push(a, &p->marks) = mark_name(a, key);
	return p;
}

static void add(struct word_paragraph *p, const char *text, char how)
{
	*vec_push(a, &p->pieces) =
		(struct word_piece){.text = text,
				    .inserted = how == '+' || how == '*' ? &hana : NULL,
				    .deleted = how == '-' || how == '*' ? &hana : NULL};
}

static void start(void)
{
	static const char *const texts[] = {"乙は、毎月、記録を甲に示す。", "2\t甲は、記録を10日以内に確かめる。",
					    "3\t乙は、甲の求めに応じて説明する。"};
	a = arena_new();
	sent = came = (struct word_file){0};
	record = (struct sending_record){.id = "c.p.1.AAAAAA"};
	for (int i = 0; i < 3; i++) {
		const char *key = arena_printf(a, "records/%d", i + 1);

		*vec_push(a, &record.rows) =
			(struct sent_row){.asks = ASKS_CLAUSE, .key = key, .code = "K"};
		add(paragraph(&sent, key), texts[i], 0);
	}
}

static void stop(void)
{
	arena_free(a);
}

TestSuite(redlined, .init = start, .fini = stop);

static const struct redlined *compared(void)
{
	struct clause_ids ids = {0};

	*vec_push(a, &ids.all) = "records";
	return redlined_read(a, redlined_base_of(a, &sent, &record, &ids), &came);
}

static void whole(int i)
{
	*vec_push(a, &came.all) = sent.all.at[i];
}

Test(redlined, what_nobody_touched_is_no_change)
{
	for (int i = 0; i < 3; i++)
		whole(i);
	cr_expect_eq(compared()->all.n, 0);
}

Test(redlined, a_change_has_both_texts_and_its_author)
{
	whole(0);
	struct word_paragraph *p = paragraph(&came, "records/2");

	add(p, "2\t甲は、記録を", 0);
	add(p, "10", '-');
	add(p, "5", '*');
	add(p, "20", '+');
	add(p, "日以内に確かめる。", 0);
	whole(2);
	const struct redlined *r = compared();

	cr_assert_eq(r->all.n, 1);
	cr_expect_str_eq(r->all.at[0].unit->key, "records/2");
	cr_expect_str_eq(r->all.at[0].text, "甲は、記録を20日以内に確かめる。");
	cr_expect(!r->all.at[0].unmarked);
	cr_assert_eq(r->all.at[0].edits.n, 2);
	cr_expect(!r->all.at[0].edits.at[0].inserted && r->all.at[0].edits.at[1].inserted);
	cr_expect_str_eq(r->all.at[0].edits.at[1].by, "例示 花子");
}

Test(redlined, without_a_track_it_is_unmarked_even_without_a_bookmark)
{
	whole(0);
	add(paragraph(&came, NULL), "2\t甲は、記録を30日以内に確かめる。", 0);
	whole(2);
	const struct redlined *r = compared();

	cr_assert_eq(r->all.n, 1);
	cr_expect(r->all.at[0].unmarked);
	cr_expect_str_eq(r->all.at[0].unit->key, "records/2");
	cr_expect_str_eq(r->all.at[0].sent, "甲は、記録を10日以内に確かめる。");
}

Test(redlined, joined_paragraphs_are_named)
{
	for (int i = 0; i < 3; i++)
		whole(i);
	came.all.at[0].end_deleted = &hana;
	const struct redlined *r = compared();

	cr_assert_eq(r->all.n, 1);
	cr_expect_str_eq(r->all.at[0].unit->key, "records/1");
	cr_assert_eq(r->all.at[0].joined.n, 1);
	cr_expect_str_eq(r->all.at[0].joined.at[0]->key, "records/2");
}

Test(redlined, deleted_new_and_missing_ones_are_told_apart)
{
	struct word_paragraph *p = paragraph(&came, "records/1");

	add(p, "乙は、毎月、記録を甲に示す。", '-');
	p->end_deleted = &hana;
	whole(1);
	p = paragraph(&came, NULL);
	add(p, "3\t丙は、立ち会う。", '+');
	p->end_inserted = &hana;
	const struct redlined *r = compared();

	cr_assert_eq(r->all.n, 3);
	cr_expect_str_eq(r->all.at[0].unit->key, "records/1");
	cr_expect_null(r->all.at[0].text);
	cr_expect_null(r->all.at[1].unit);
	cr_expect_str_eq(r->all.at[1].text, "丙は、立ち会う。");
	cr_expect_str_eq(r->all.at[1].behind->key, "records/2");
	cr_expect_str_eq(r->all.at[2].unit->key, "records/3");
	cr_expect(r->all.at[2].unmarked && !r->all.at[2].came);
}

Test(redlined, halves_without_bookmarks_are_one_text_and_unmarked)
{
	whole(0);
	add(paragraph(&came, NULL), "2\t甲は、", 0);
	add(paragraph(&came, NULL), "記録を10日以内に確かめる。", 0);
	whole(2);
	const struct redlined *r = compared();

	cr_assert_eq(r->all.n, 1);
	cr_expect_str_eq(r->all.at[0].unit->key, "records/2");
	cr_expect_str_eq(r->all.at[0].text, "甲は、\n記録を10日以内に確かめる。");
	cr_expect(r->all.at[0].unmarked);
}

Test(redlined, what_was_changed_in_a_second_half_belongs_to_the_first)
{
	whole(0);
	add(paragraph(&came, "records/2"), "2\t甲は、記録を10日", 0);
	struct word_paragraph *p = paragraph(&came, NULL);

	add(p, "以内に確かめる。", 0);
	add(p, "ただし、休日を除く。", '+');
	whole(2);
	const struct redlined *r = compared();

	cr_assert_eq(r->all.n, 1);
	cr_expect_str_eq(r->all.at[0].text, "甲は、記録を10日\n以内に確かめる。ただし、休日を除く。");
	cr_assert_eq(r->all.at[0].edits.n, 1);
	cr_expect_str_eq(r->all.at[0].edits.at[0].text, "ただし、休日を除く。");
}

Test(redlined, a_new_paragraph_behind_a_changed_one_is_no_half_of_it)
{
	whole(0);
	add(paragraph(&came, NULL), "2\t甲は、記録を30日以内に確かめる。", 0);
	add(paragraph(&came, NULL), "乙は、記録を別に保つ。", 0);
	whole(2);
	const struct redlined *r = compared();

	cr_assert_eq(r->all.n, 2);
	cr_expect_str_eq(r->all.at[0].text, "甲は、記録を30日以内に確かめる。");
	cr_expect_null(r->all.at[1].unit);
}
