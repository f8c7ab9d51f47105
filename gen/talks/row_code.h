/* SPDX-License-Identifier: MIT
 *
 * The short signs by which the number of a sending and its rows are known again: 0-9 and A-Z without
 * I, L, O and U, which are read as others.
 */
#ifndef BUNKAI_TALKS_ROW_CODE_H
#define BUNKAI_TALKS_ROW_CODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* The first `n` (at most 50) signs of the text's SHA-256. */
char *row_code_signs(struct arena *a, const char *text, size_t n);

/* The same for a row: of the same text always the same, and never one that a spreadsheet changes. */
char *row_code_of(struct arena *a, const char *text, size_t n);

/*
 * True when a program that guesses would take the code for a number, an hour or a day, and hand back
 * another: 048213, 12E456, 0X12AB, 1MAR24.
 */
bool row_code_is_guessed(const char *code);

#endif
