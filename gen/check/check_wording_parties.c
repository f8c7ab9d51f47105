/* SPDX-License-Identifier: MIT
 *
 * wording-party: a label written out instead of its placeholder, a party that is given the other's
 * label, and a party that does to itself what is done to the other, which is how swapped labels
 * show.
 */
#include <string.h>

#include "check/wording.h"
#include "derive/phrase.h"

static void report(const struct wording_check *c, const struct passage *p, const char *what,
		   const char *sentence, const char *instead)
{
	diag_add(c->dl, DIAG_WORDING_PARTY, p->subject, p->place, what,
		 phrase_beginning(c->arena, sentence), instead);
}

static void check_labels(const struct wording_check *c, const struct passage *p)
{
	for (size_t i = 0; i < c->rules->labels.n; i++) {
		const struct wording_word *w = &c->rules->labels.at[i];

		if (phrase_find(p->raw, w->word, &w->except))
			report(c, p, w->word, p->raw, w->instead);
	}
}

/* '{{vendor_name}}（以下「{{hospital}}」という。）': the name of one role, the label of another. */
static void check_definitions(const struct wording_check *c, const struct passage *p)
{
	static const char joint[] = "_name}}（以下「{{";

	for (const char *at = strstr(p->raw, joint); at; at = strstr(at + 1, joint)) {
		const char *role = at, *label = at + strlen(joint), *end = strstr(label, "}}");

		while (role > p->raw && role[-1] != '{')
			role--;
		size_t n = (size_t)(at - role);

		if (end && ((size_t)(end - label) != n || strncmp(role, label, n) != 0))
			report(c, p, arena_strndup(c->arena, label, (size_t)(end - label)), role,
			       arena_strndup(c->arena, role, n));
	}
}

/* The last subject before the recipient is the one that acts. */
static void check_recipients(const struct wording_check *c, const struct passage *p,
			     const char *sentence)
{
	for (size_t i = 0; i < c->rules->recipients.n; i++) {
		const struct wording_word *w = &c->rules->recipients.at[i];
		struct word_list mark = {.at = (const char *[]){w->word}, .n = 1};
		const char *to, *by, *at = phrase_party(c->rules, sentence, NULL, &mark, &to);

		if (at && phrase_party(c->rules, sentence, at, &c->rules->duty.subjects, &by) &&
		    strcmp(to, by) == 0)
			report(c, p, arena_concat(c->arena, to, w->word, (char *)NULL), sentence,
			       w->instead);
	}
}

void check_wording_parties(const struct wording_check *c)
{
	for (size_t i = 0; i < c->passages.n; i++) {
		const struct passage *p = &c->passages.at[i];
		const char *rest = p->text, *sentence;

		check_labels(c, p);
		check_definitions(c, p);
		while ((sentence = phrase_sentence(c->arena, &rest)))
			check_recipients(c, p, sentence);
	}
}
