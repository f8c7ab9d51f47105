/* SPDX-License-Identifier: MIT
 *
 * The form in which a cell that came is compared with one that was sent: widths, case, compatibility
 * characters and white space folded away, dashes and waves that encodings exchange made one. Each form
 * stands once, so that two are equal when their addresses are.
 */
#ifndef BUNKAI_RETURNS_FORMS_H
#define BUNKAI_RETURNS_FORMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct forms;

struct forms *forms_new(struct arena *a);

/* NULL of NULL and of a text that is blank. */
const char *forms_of(struct forms *f, const char *text);

/* A form as 照合 signs: capitals, O as 0, I and L as 1; NULL when it cannot be such. */
const char *forms_code(struct forms *f, const char *form);

/*
 * True when `came` is `sent` but for signs that an encoding did not have and wrote as '?', and for
 * zeros before a number that a spreadsheet took away.
 */
bool forms_survived(const char *sent, const char *came);

/* Hashes of the pairs of neighbouring characters of a form, rising. */
struct grams {
	uint32_t *at;
	size_t n;
};

struct grams grams_of(struct arena *a, const char *form);

/* How alike two texts are by their pairs, 0 to 1 (Dice). Two empty ones are not alike. */
double grams_alike(const struct grams *x, const struct grams *y);

/*
 * The SKETCH smallest hashes of three neighbouring characters: alike texts share many of them, so that
 * they are found without comparing all with all.
 */
enum { SKETCH = 16 };

size_t sketch_of(const char *form, uint32_t out[SKETCH]);

#endif
