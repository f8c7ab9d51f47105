/* SPDX-License-Identifier: MIT
 *
 * Sheets of paper and the white at their sides. Sheets of one volume are punched and bound along
 * the edge that is as long as an A4 sheet is high, 297 mm: an upright A4 at its left, one that lies
 * on its side at its top, so that it is read by turning the volume, and an A3, which is folded to
 * A4, at its left when it lies and at its top when it stands. Two holes of 6 mm stand 80 mm apart,
 * their centres 12 mm from that edge (ISO 838).
 */
#ifndef BUNKAI_RENDER_PAPER_H
#define BUNKAI_RENDER_PAPER_H

#include <stdbool.h>

struct style;

static const double paper_mm = 72 / 25.4; /* points in a millimetre */

/* Millimetres. The white holds the gutter where the sheet is bound. */
struct paper {
	double width, height;
	double left, right, top, bottom; /* white */
	/* how far right and down the back of a sheet stands from where it would be in front */
	double back_x, back_y;
};

/* 'A4' or 'A3'; NULL: A4. */
struct paper paper_of(const struct style *s, const char *name, bool landscape);

#endif
