/* SPDX-License-Identifier: MIT
 *
 * wording-spelling: of two spellings of a word the rarer one, wherever the library has both. All
 * texts are counted first, then those with the rarer form are told.
 */
#include <string.h>

#include "base/text.h"
#include "check/wording.h"
#include "derive/phrase.h"

/*
 * The next form in the text, moving *text behind it; the longest spelling at a place counts, and
 * exceptions are passed over.
 */
static const char *next_form(const struct wording_spelling *s, const char **text)
{
	while (**text) {
		const char *form = phrase_starts(*text, &s->forms),
			   *except = phrase_starts(*text, &s->except);

		if (except && (!form || strlen(except) >= strlen(form))) {
			*text += strlen(except);
		} else if (form) {
			*text += strlen(form);
			return form;
		} else {
			text_next(text);
		}
	}
	return NULL;
}

static bool holds(const struct wording_spelling *s, const char *text, const char *form)
{
	const char *found;

	while ((found = next_form(s, &text)))
		if (found == form)
			return true;
	return false;
}

static size_t count_texts(const struct wording_check *c, const struct wording_spelling *s,
			  const char *form)
{
	size_t n = 0;

	for (size_t i = 0; i < c->passages.n; i++)
		n += holds(s, c->passages.at[i].text, form);
	return n;
}

static void report_form(const struct wording_check *c, const struct wording_spelling *s,
			const char *form, const char *usual, size_t n)
{
	for (size_t i = 0; i < c->passages.n; i++) {
		const struct passage *p = &c->passages.at[i];

		if (holds(s, p->text, form))
			diag_add(c->dl, DIAG_WORDING_SPELLING, p->subject, p->place, form,
				 phrase_beginning(c->arena, p->text), usual,
				 arena_printf(c->arena, "%zu", n));
	}
}

static void check_forms(const struct wording_check *c, const struct wording_spelling *s)
{
	const char *usual = NULL;
	size_t most = 0;

	for (size_t i = 0; i < s->forms.n; i++) {
		size_t n = count_texts(c, s, s->forms.at[i]);

		if (n > most) {
			most = n;
			usual = s->forms.at[i];
		}
	}
	for (size_t i = 0; i < s->forms.n; i++)
		if (s->forms.at[i] != usual)
			report_form(c, s, s->forms.at[i], usual, most);
}

void check_wording_spelling(const struct wording_check *c)
{
	for (size_t i = 0; i < c->rules->spelling.n; i++)
		check_forms(c, &c->rules->spelling.at[i]);
}
