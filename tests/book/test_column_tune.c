/* SPDX-License-Identifier: MIT
 *
 * Widths of columns by how their texts break.
 */
#include "book/column_tune.h"

#include <criterion/criterion.h>
#include <math.h>

#include "../support/trees.h"

static struct run *run;
static struct measurer *m;
static const struct look *look;
static double em;

static void start(void)
{
	run = run_start();
	m = measure_open(run->arena, run->rc.style, run->dl);
	look = style_look(run->rc.style, "cell");
	em = look->size;
}

static void stop(void)
{
	measure_close(m);
	run_stop(run);
}

TestSuite(column_tune, .init = start, .fini = stop);

static size_t bad_breaks(const char *text, double width)
{
	const struct measure_pieces pieces = measure_pieces(m, run->arena, look, text);

	return measure_bad_breaks(&pieces, width);
}

/* What stays free at both sides, and half a letter. */
static double room_for(double letters)
{
	return letters * em + 5;
}

static double tune(const char *text, double width, double least)
{
	struct column_texts texts = {0};

	*vec_push(run->arena, &texts.all) = (struct column_text){.look = look, .text = text};
	return column_tune(m, &texts, width, least);
}

Test(column_tune, a_good_width_stays)
{
	cr_expect_float_eq(tune("一二三四五六", room_for(3), 0), room_for(3), 0.01);
	cr_expect_float_eq(tune("一", room_for(3), 0), room_for(3), 0.01);
	cr_expect_float_eq(column_tune(m, &(struct column_texts){0}, 50, 0), 50, 0.01);
}

Test(column_tune, a_lone_mark_is_taken_back_or_gets_company)
{
	double width = tune("一二三四五六。", room_for(6), 0);

	cr_expect_float_neq(width, room_for(6), 0.01);
	cr_expect_leq(fabs(width - room_for(6)), 1.5 * em + 0.01);
	cr_expect_eq(bad_breaks("一二三四五六。", width - 4), 0);
}

/* Only wider is left: the whole letter that the mark needs. */
Test(column_tune, no_column_gets_less_than_its_least)
{
	cr_expect_float_eq(tune("一二三四五六。", room_for(6), room_for(6)), room_for(7), 0.01);
}
