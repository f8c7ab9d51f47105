/* SPDX-License-Identifier: MIT
 *
 * Page ends of a sheet: full pages, rows that stay together, repeated heads, breaks that were asked
 * for.
 */
#include "book/sheet_pages.h"

#include <criterion/criterion.h>

static struct book book;
static struct sheet sheet;

static void start(void)
{
	book = (struct book){.arena = arena_new()};
	sheet = (struct sheet){.name = "x"};
	*vec_push(book.arena, &sheet.widths) = 100;
	for (int i = 0; i < 30; i++)
		sheet_add_space(&book, &sheet, 10);
}

static void stop(void)
{
	arena_free(book.arena);
}

TestSuite(sheet_pages, .init = start, .fini = stop);

/* 96 of 100 points are filled: nine rows a page. */
Test(sheet_pages, pages_are_filled)
{
	sheet_pages_break(&book, &sheet, 100, 100);
	cr_assert_eq(sheet.breaks.n, 3);
	cr_expect_eq(sheet.breaks.at[0], 9);
	cr_expect_eq(sheet.breaks.at[2], 27);
}

Test(sheet_pages, a_sheet_that_is_too_wide_is_scaled_and_holds_more)
{
	sheet_pages_break(&book, &sheet, 50, 100);
	cr_assert_eq(sheet.breaks.n, 1);
	cr_expect_eq(sheet.breaks.at[0], 19);
}

Test(sheet_pages, a_row_that_stays_with_the_next_goes_with_it)
{
	*vec_push(book.arena, &sheet.marks) = (struct sheet_mark){7, true, 0};
	*vec_push(book.arena, &sheet.marks) = (struct sheet_mark){8, true, 1};
	sheet_pages_break(&book, &sheet, 100, 100);
	cr_expect_eq(sheet.breaks.at[0], 7);
	cr_expect_eq(sheet.breaks.at[1], 16);
}

Test(sheet_pages, rows_that_are_kept_together_go_together)
{
	for (size_t y = 0; y < 30; y++)
		*vec_push(book.arena, &sheet.marks) = (struct sheet_mark){y, false, 1};
	sheet.heights.n = 12;
	sheet.marks.n = 12;
	sheet_keep_rows(&book, &sheet, 5, 11);
	cr_assert_eq(sheet.marks.n, 12);
	cr_expect_eq(sheet.marks.at[6].level, 1);
	cr_expect(!sheet.marks.at[4].keep && sheet.marks.at[5].keep && sheet.marks.at[10].keep &&
		  !sheet.marks.at[11].keep);
	sheet_pages_break(&book, &sheet, 100, 100);
	cr_assert_eq(sheet.breaks.n, 1);
	cr_expect_eq(sheet.breaks.at[0], 5);
}

Test(sheet_pages, rows_that_all_stay_together_are_parted_nevertheless)
{
	for (size_t y = 0; y < 30; y++)
		*vec_push(book.arena, &sheet.marks) = (struct sheet_mark){y, true, 0};
	sheet_pages_break(&book, &sheet, 100, 100);
	cr_expect_eq(sheet.breaks.n, 3);
}

Test(sheet_pages, a_repeated_head_takes_room)
{
	sheet.head_rows = 2;
	sheet_pages_break(&book, &sheet, 100, 100);
	cr_expect_eq(sheet.breaks.at[0], 9);
	cr_expect_eq(sheet.breaks.at[1], 16);
}

Test(sheet_pages, breaks_that_were_asked_for_stay)
{
	*vec_push(book.arena, &sheet.breaks) = 5;
	sheet_pages_break(&book, &sheet, 100, 100);
	cr_expect_eq(sheet.breaks.at[0], 5);
	cr_expect_eq(sheet.breaks.at[1], 14);
}
