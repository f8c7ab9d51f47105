/* SPDX-License-Identifier: MIT
 *
 * The list of signed_words.h as a table.
 */
#include "signed/signed_words.h"

#include <string.h>

static const struct signed_word {
	const char *what;
	enum signed_weight weight;
	const char *sentence;
} words[] = {
#define X(what, weight, sentence) {what, SIGNED_##weight, sentence},
	SIGNED_WORDS(X)
#undef X
	{0}};

static const struct signed_word *find(const char *what)
{
	const struct signed_word *w = words;

	while (w->what && strcmp(w->what, what) != 0)
		w++;
	return w->what ? w : NULL;
}

enum signed_weight signed_word_weight(const char *what)
{
	const struct signed_word *w = find(what);

	return w ? w->weight : SIGNED_GRAVE;
}

const char *signed_word_sentence(const char *what)
{
	const struct signed_word *w = find(what);

	return w ? w->sentence : what;
}
