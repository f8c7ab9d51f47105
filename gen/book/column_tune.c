/* SPDX-License-Identifier: MIT
 *
 * Widths in steps of half a letter are tried, from a letter less to two and a half more;
 * each for some rooms, since programs do not keep the same room free at a cell's sides.
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

static size_t count_bad(struct measurer *m, const struct column_texts *texts, double width)
{
	size_t bad = 0;

	for (size_t i = 0; i < texts->all.n; i++)
		for (size_t k = 0; k < ARRAY_LEN(side_rooms); k++)
			bad += measure_bad_breaks(m, texts->all.at[i].look, texts->all.at[i].text,
						  width - side_rooms[k]);
	return bad;
}

double column_tune(struct measurer *m, const struct column_texts *texts, double width, double least)
{
	double letter = texts->all.n ? texts->all.at[0].look->size : 0;
	size_t best = 0, least_bad = SIZE_MAX;

	for (size_t step = 0; step < STEPS; step++) {
		double tried = width_of(width, letter, step);
		size_t bad = step && tried < least ? SIZE_MAX : count_bad(m, texts, tried);

		if (bad < least_bad) {
			best = step;
			least_bad = bad;
		}
	}
	return width_of(width, letter, best);
}
