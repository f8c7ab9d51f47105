/* SPDX-License-Identifier: MIT
 *
 * Numbers and words by chance, the same for the same seed.
 */
#ifndef BUNKAI_TESTS_SUPPORT_CHANCE_H
#define BUNKAI_TESTS_SUPPORT_CHANCE_H

void chance_seed(unsigned long long seed);

/* 0 to n - 1. */
unsigned pick(unsigned n);
const char *pick_word(const char *const *words, unsigned n);

#define PICK(...)                                                                                  \
	pick_word((const char *const[]){__VA_ARGS__},                                              \
		  sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

#endif
