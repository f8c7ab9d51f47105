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

/* What stands before a は that marks nobody: 行っては, では, には, とは. */
static bool is_particle(uint32_t c)
{
	return c == U'て' || c == U'で' || c == U'に' || c == U'と';
}

/* の作業者は */
static bool owns_subject(const struct duty_strings *marks, const char *text)
{
	const char *p = text;
	uint32_t c = text_next(&p);

	if (c != U'の')
		return false;
	while (p < text + LONGEST_OWNED && !starts_with_mark(marks, p)) {
		c = text_next(&p);
		if (!c || c == U'、' || c == U'。' || c == '{')
			return false;
	}
	return starts_with_mark(marks, p) && !is_particle(c);
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

/* The last place before `end` where the name is a topic; NULL: none. */
static const char *last_topic(const struct duty_words *words, const char *sentence,
			      const char *end, const char *name)
{
	const char *last = NULL;

	for (const char *at = strstr(sentence, name); at && at < end; at = strstr(at + 1, name))
		if (starts_with_mark(&words->topic_marks, at + strlen(name)) ||
		    (text_starts(name, "{{") &&
		     owns_subject(&words->topic_marks, at + strlen(name))))
			last = at;
	return last;
}

static const char *later(const char *x, const char *y)
{
	return !x || (y && y > x) ? y : x;
}

bool duty_topic_before(const struct duty_words *words, const char *sentence, const char *at,
		       const char *who)
{
	const char *own = NULL, *any = NULL;

	for (size_t i = 0; i < words->actors.n; i++) {
		const struct duty_actor *actor = &words->actors.at[i];

		for (size_t n = 0; n < actor->names.n; n++) {
			const char *topic = last_topic(words, sentence, at, actor->names.at[n]);

			if (strcmp(actor->who, who) == 0)
				own = later(own, topic);
			if (text_starts(actor->names.at[n], "{{"))
				any = later(any, topic);
		}
	}
	for (size_t i = 0; i < words->offices.n; i++) {
		const char *topic = last_topic(words, sentence, at, words->offices.at[i]);

		any = later(any, topic);
		if (strcmp(words->offices.at[i], who) == 0)
			own = later(own, topic);
	}
	return !any || (own && own >= any);
}

/* A party, by its placeholder, or an office. */
static bool somebody_has(const struct duty_words *words, const char *sentence,
			 const struct duty_strings *marks)
{
	for (size_t i = 0; i < words->actors.n; i++)
		for (size_t n = 0; n < words->actors.at[i].names.n; n++)
			if (text_starts(words->actors.at[i].names.at[n], "{{") &&
			    is_subject(marks, sentence, words->actors.at[i].names.at[n]))
				return true;
	for (size_t i = 0; i < words->offices.n; i++)
		if (is_subject(marks, sentence, words->offices.at[i]))
			return true;
	return false;
}

bool duty_has_topic(const struct duty_words *words, const char *sentence)
{
	return duty_mutual(words, sentence) || somebody_has(words, sentence, &words->topic_marks);
}

bool duty_has_subject(const struct duty_words *words, const char *sentence)
{
	return somebody_has(words, sentence, &words->subject_marks);
}
