/* SPDX-License-Identifier: MIT
 *
 * Terms in 「」: one that a document defines and nothing uses (wording-unused-term), one that stands there and is not defined
 * (wording-undefined-term).
 */
#include <string.h>

#include "check/phrase.h"
#include "check/wording.h"

struct term {
	const char *word, *document;
	const struct passage *passage;
	const char *rest; /* of the passage, behind the sentence that defines it */
};

struct terms {
	const struct wording_check *c;
	VEC(struct term) defined;
};

/* The next 「…」 in the text: its word; *after is what follows it. */
static const char *next_quoted(struct arena *a, const char *text, const char **after)
{
	static const char open[] = "「", close[] = "」";
	const char *begin = strstr(text, open), *end = begin ? strstr(begin, close) : NULL;

	if (!end)
		return NULL;
	*after = end + strlen(close);
	begin += strlen(open);
	return arena_strndup(a, begin, (size_t)(end - begin));
}

static bool belongs_to(const struct passage *p, const char *document)
{
	for (size_t i = 0; i < p->n_documents; i++)
		if (strcmp(p->documents[i], document) == 0)
			return true;
	return p->n_documents == 0;
}

static void add_definitions(struct terms *t, const struct passage *p)
{
	struct arena *a = t->c->arena;
	const char *rest = p->text, *sentence, *word, *after;

	while ((sentence = phrase_sentence(a, &rest)))
		for (const char *text = sentence; (word = next_quoted(a, text, &after)); text = after)
			for (size_t i = 0; phrase_starts(after, &t->c->rules->terms.definitions) && i < p->n_documents; i++)
				*vec_push(a, &t->defined) = (struct term){word, p->documents[i], p, rest};
}

static bool is_defined(const struct terms *t, const char *word, const char *document)
{
	for (size_t i = 0; i < t->defined.n; i++)
		if (strcmp(t->defined.at[i].word, word) == 0 && strcmp(t->defined.at[i].document, document) == 0)
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

static void check_uses(const struct terms *t, const struct passage *p)
{
	const struct wording_check *c = t->c;
	const char *word, *after;

	for (const char *text = p->text; (word = next_quoted(c->arena, text, &after)); text = after) {
		if (phrase_starts(after, &c->rules->terms.literal) || is_label(c, word))
			continue;
		for (size_t i = 0; i < p->n_documents; i++)
			if (!is_defined(t, word, p->documents[i]))
				diag_add(c->dl, DIAG_WORDING_UNDEFINED_TERM, p->subject, p->place, word, p->documents[i],
					 phrase_beginning(c->arena, p->text));
	}
}

static bool is_used(const struct terms *t, const struct term *term)
{
	const struct wording_check *c = t->c;

	for (size_t i = 0; i < c->passages.n; i++) {
		const struct passage *p = &c->passages.at[i];

		if (belongs_to(p, term->document) && strstr(p == term->passage ? term->rest : p->text, term->word))
			return true;
	}
	return false;
}

void check_wording_terms(const struct wording_check *c)
{
	struct terms t = {.c = c};

	for (size_t i = 0; i < c->passages.n; i++)
		add_definitions(&t, &c->passages.at[i]);
	for (size_t i = 0; i < c->passages.n; i++)
		check_uses(&t, &c->passages.at[i]);
	for (size_t i = 0; i < t.defined.n; i++) {
		const struct term *term = &t.defined.at[i];

		if (!is_used(&t, term))
			diag_add(c->dl, DIAG_WORDING_UNUSED_TERM, term->passage->subject, term->passage->place, term->word, term->document);
	}
}
