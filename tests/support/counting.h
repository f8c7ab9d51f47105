/* SPDX-License-Identifier: MIT
 *
 * How often a word stands in a text. Not by strstr: with sanitizers that measures all that is left
 * of the text each time, which takes a large sheet many seconds.
 */
#ifndef BUNKAI_TESTS_SUPPORT_COUNTING_H
#define BUNKAI_TESTS_SUPPORT_COUNTING_H

#include <string.h>

static inline size_t count_in(const char *text, const char *word)
{
	size_t n = 0, len = strlen(word);

	for (; *text; text++)
		n += *text == *word && strncmp(text, word, len) == 0;
	return n;
}

#endif
