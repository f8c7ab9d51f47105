/* SPDX-License-Identifier: MIT
 *
 * Terms in 「」: one that a document defines and nothing uses (wording-unused-term), one that
 * stands there and is not defined (wording-undefined-term).
 */
#include <string.h>

#include "check/wording.h"
#include "derive/phrase.h"

static bool belongs_to(const struct passage *p, const char *document)
{
	for (size_t i = 0; i < p->n_documents; i++)
		if (strcmp(p->documents[i], document) == 0)
			return true;
	return p->n_documents == 0;
}

static bool is_defined(const struct wording_check *c, const char *word, const char *document)
{
	for (size_t i = 0; i < c->terms.n; i++)
		if (strcmp(c->terms.at[i].word, word) == 0 &&
		    strcmp(c->terms.at[i].document, document) == 0)
			return true;
	return false;
}

/* The label of a line or the head of a column may be named. */
static bool is_label(const struct wording_check *c, const char *word)
{
	for (size_t i = 0; i < c->passages.n; i++)
		if (strcmp(c->passages.at[i].text, word) == 0)
			return true;
	return false;
}

static void check_uses(const struct wording_check *c, const struct passage *p)
{
	const char *word, *after;

	for (const char *text = p->text; (word = wording_quoted(c->arena, text, &after));
	     text = after) {
		if (phrase_starts(after, &c->rules->terms.literal) || is_label(c, word))
			continue;
		for (size_t i = 0; i < p->n_documents; i++)
			if (!is_defined(c, word, p->documents[i]))
				diag_add(c->dl, DIAG_WORDING_UNDEFINED_TERM, p->subject, p->place,
					 word, p->documents[i],
					 phrase_beginning(c->arena, p->text));
	}
}

static bool is_used(const struct wording_check *c, const struct term *term)
{
	for (size_t i = 0; i < c->passages.n; i++) {
		const struct passage *p = &c->passages.at[i];

		if (belongs_to(p, term->document) &&
		    strstr(p == term->passage ? term->rest : p->text, term->word))
			return true;
	}
	return false;
}

void check_wording_terms(const struct wording_check *c)
{
	for (size_t i = 0; i < c->passages.n; i++)
		check_uses(c, &c->passages.at[i]);
	for (size_t i = 0; i < c->terms.n; i++) {
		const struct term *t = &c->terms.at[i];

		if (!is_used(c, t))
			diag_add(c->dl, DIAG_WORDING_UNUSED_TERM, t->passage->subject,
				 t->passage->place, t->word, t->document);
	}
}
