/* SPDX-License-Identifier: MIT
 *
 * Names are looked for as they are written, with placeholders. A name may own the subject: the words
 * between its の and the mark hold no comma.
 */
#include "check/duty_actor.h"

#include <string.h>

#include "base/text.h"

/* Bytes between の and the mark. */
enum { LONGEST_OWNED = 36 };

const char *duty_bound(const struct statement_form *f)
{
	return f->office ? f->office : f->who;
}

static const struct duty_strings *names_of(const struct duty_words *words, const char *who)
{
	for (size_t i = 0; i < words->actors.n; i++)
		if (strcmp(words->actors.at[i].who, who) == 0)
			return &words->actors.at[i].names;
	return NULL;
}

bool duty_names(const struct duty_words *words, const char *sentence, const char *who)
{
	const struct duty_strings *names = names_of(words, who);

	for (size_t i = 0; names && i < names->n; i++)
		if (strstr(sentence, names->at[i]))
			return true;
	return !names && strstr(sentence, who);
}

static bool starts_with_mark(const struct duty_strings *marks, const char *text)
{
	for (size_t i = 0; i < marks->n; i++)
		if (text_starts(text, marks->at[i]))
			return true;
	return false;
}

/* の作業者は */
static bool owns_subject(const struct duty_strings *marks, const char *text)
{
	const char *p = text;

	if (text_next(&p) != U'の')
		return false;
	while (p < text + LONGEST_OWNED && !starts_with_mark(marks, p)) {
		uint32_t c = text_next(&p);

		if (!c || c == U'、' || c == U'。' || c == '{')
			return false;
	}
	return starts_with_mark(marks, p);
}

static bool is_subject(const struct duty_strings *marks, const char *sentence, const char *name)
{
	for (const char *at = strstr(sentence, name); at; at = strstr(at + 1, name))
		if (starts_with_mark(marks, at + strlen(name)) ||
		    (text_starts(name, "{{") && owns_subject(marks, at + strlen(name))))
			return true;
	return false;
}

bool duty_acts(const struct duty_words *words, const char *sentence, const char *who)
{
	const struct duty_strings *names = names_of(words, who);

	for (size_t i = 0; names && i < names->n; i++)
		if (is_subject(&words->subject_marks, sentence, names->at[i]))
			return true;
	return !names && is_subject(&words->subject_marks, sentence, who);
}

const char *duty_mutual(const struct duty_words *words, const char *sentence)
{
	for (size_t i = 0; i < words->mutual.n; i++)
		if (strstr(sentence, words->mutual.at[i]))
			return words->mutual.at[i];
	return NULL;
}

bool duty_has_topic(const struct duty_words *words, const char *sentence)
{
	if (duty_mutual(words, sentence))
		return true;
	for (size_t i = 0; i < words->actors.n; i++)
		for (size_t n = 0; n < words->actors.at[i].names.n; n++)
			if (text_starts(words->actors.at[i].names.at[n], "{{") &&
			    is_subject(&words->topic_marks, sentence, words->actors.at[i].names.at[n]))
				return true;
	for (size_t i = 0; i < words->offices.n; i++)
		if (is_subject(&words->topic_marks, sentence, words->offices.at[i]))
			return true;
	return false;
}
