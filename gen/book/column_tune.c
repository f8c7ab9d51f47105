/* SPDX-License-Identifier: MIT
 *
 * Widths in steps of half a letter are tried, from a letter less to two and a half more;
 * each for some rooms, since programs do not keep the same room free at a cell's sides. Registers
 * say the same in many rows, so each text is counted once with its weight; what fits as it is cannot
 * break badly; and a width that is as bad as the best one is not looked at to its end.
 */
#include "book/column_tune.h"

#include <stdint.h>

enum { NARROWER = 2, WIDER = 5, STEPS = NARROWER + 1 + WIDER };

/*
 * Points that programs keep free at a cell's sides: LibreOffice 1.5 to 3.5 in print, and more on a
 * screen.
 */
static const double side_rooms[] = {2, 3.25, 4.5};

/* Widths by their number: the wanted one, and from there away from it. */
static double width_of(double width, double letter, size_t step)
{
	double halves = (double)((step + 1) / 2);

	if (step > 2 * NARROWER)
		halves = (double)(step - NARROWER);
	return width + letter / 2 * (step % 2 || step > 2 * NARROWER ? halves : -halves);
}

static size_t bad_breaks(struct measurer *m, struct arena *a, struct column_text *t, double width)
{
	if (!t->pieces.all.n)
		t->pieces = measure_pieces(m, a, t->look, t->text);
	return measure_bad_breaks(&t->pieces, width);
}

/* As soon as it is `enough`, it may be less than it would be. */
static size_t count_bad(struct measurer *m, struct arena *a, const struct column_texts *texts,
			double width, size_t enough)
{
	size_t bad = 0;

	for (size_t i = 0; i < texts->all.n && bad < enough; i++) {
		struct column_text *t = &texts->all.at[i];

		for (size_t k = 0; k < ARRAY_LEN(side_rooms); k++)
			if (t->line > width - side_rooms[k])
				bad += (t->more + 1) * bad_breaks(m, a, t, width - side_rooms[k]);
	}
	return bad;
}

static void measure_texts(struct measurer *m, struct column_texts *texts)
{
	for (size_t i = 0; i < texts->all.n; i++) {
		struct column_text *t = &texts->all.at[i];

		t->line = measure_width(m, t->look, t->text);
		t->pieces = (struct measure_pieces){0};
	}
}

double column_tune(struct measurer *m, struct column_texts *texts, double width, double least)
{
	double letter = texts->all.n ? texts->all.at[0].look->size : 0;
	size_t best = 0, least_bad = SIZE_MAX;
	struct arena *a = arena_new();

	measure_texts(m, texts);
	for (size_t step = 0; step < STEPS && least_bad; step++) {
		double tried = width_of(width, letter, step);
		size_t bad = step && tried < least ? SIZE_MAX
						   : count_bad(m, a, texts, tried, least_bad);

		if (bad < least_bad) {
			best = step;
			least_bad = bad;
		}
	}
	arena_free(a);
	return width_of(width, letter, best);
}
