/* SPDX-License-Identifier: MIT
 *
 * Keys and members of testimonies are taken apart as derive/testimonies_*.c put them together.
 */
#include "bind/source_words.h"

#include <string.h>

#include "base/text.h"
#include "model/objects.h"

/* '更新を行う者' of 'updates'; the name of a feature; the member itself where nobody named it. */
static const char *member_words(struct binding *b, const char *member)
{
	const struct feature *f = library_feature(b->in->library, FEATURE_OF_SYSTEM, member);
	const char *word = library_word(
		b->in->library, arena_concat(b->a, "disclosed.member.",
					     text_replace(b->a, member, "_", "-"), (char *)NULL));

	return f ? f->name : word ? word : member;
}

/* --- where it stands --- */

struct source_search {
	const char *kind, *id;
	const char *name; /* found */
};

static void match_source(void *context, const struct tended *t)
{
	struct source_search *s = context;

	if (strcmp(t->kind, s->kind) == 0 && strcmp(t->id, s->id) == 0)
		s->name = t->name;
}

static const char *spaced(struct binding *b, const char *first, const char *second)
{
	return arena_concat(b->a, first, " ", second, (char *)NULL);
}

/* 'system/karte.vpn', 'server/karte/app'; NULL: it names nothing of the project. */
static const char *thing_words(struct binding *b, const char *key)
{
	const char *slash = strchr(key, '/'), *id = slash ? slash + 1 : NULL;
	size_t n = id ? strcspn(id, "/.") : 0;
	const struct system *s =
		id ? project_system(b->in->project, arena_strndup(b->a, id, n)) : NULL;

	if (!s || !id[n])
		return s ? s->name : NULL;
	if (id[n] == '.')
		return spaced(b, s->name, member_words(b, id + n + 1));
	struct source_search search = {arena_strndup(b->a, key, (size_t)(slash - key)), id + n + 1, NULL};

	system_visit_things(s, match_source, &search);
	return spaced(b, s->name, search.name ? search.name : search.id);
}

static const char *form_name(struct binding *b, const char *id)
{
	const struct questionnaire *q = library_questionnaire(b->in->library, id);
	const struct guideline *g = library_guideline(b->in->library, id);

	return q ? q->shown ? q->shown : q->title : g ? g->shown ? g->shown : g->title : NULL;
}

const char *form_item_words(struct binding *b, const char *key)
{
	const char *slash = strchr(key, '/');
	const char *form =
		slash ? form_name(b, arena_strndup(b->a, key, (size_t)(slash - key))) : NULL;

	return form ? spaced(b, form, slash + 1) : NULL;
}

static const char *ledger_words(struct binding *b, const char *key)
{
	const struct ledger *l = &b->in->project->ledger;
	const char *id = strchr(key, '/');

	for (size_t i = 0; id && i < l->entries.n; i++)
		if (strcmp(l->entries.at[i].id, id + 1) == 0 && !text_empty(l->entries.at[i].name))
			return spaced(b, id + 1, l->entries.at[i].name);
	return id ? id + 1 : NULL;
}

static const char *article_words(struct binding *b, const char *key)
{
	const struct clause *c = library_clause(
		b->in->library, arena_strndup(b->a, key, strcspn(key, "#")));

	return c ? c->title : NULL;
}

const char *source_place_words(struct binding *b, const struct testimony *t)
{
	const char *words;

	switch (t->source) {
	case WITNESS_LEDGER:
		words = ledger_words(b, t->key);
		break;
	case WITNESS_ARTICLE:
		words = article_words(b, t->key);
		break;
	case WITNESS_ANSWER:
	case WITNESS_HOSPITAL:
		words = form_item_words(b, t->key);
		break;
	default:
		words = thing_words(b, t->key);
	}
	return words ? words : t->key;
}

/* --- what it says --- */

static bool is_day(const char *text)
{
	return strlen(text) == 10 && text[4] == '-' && text[7] == '-';
}

static const char *value_words(struct binding *b, const char *value)
{
	const struct role *r = library_role(b->in->library, value);
	const char *word = library_word(
		b->in->library, arena_concat(b->a, "disclosed.value.",
					     strcmp(value, "[]") ? value : "no", (char *)NULL));

	if (word)
		return word;
	if (r)
		return r->name;
	return project_party(b->in->project, value) ? party_name(b, value)
	       : is_day(value)                      ? view_date(b, value)
						    : value;
}

const char *source_said_words(struct binding *b, const struct testimony *t)
{
	const char *mark = t->said ? strchr(t->said, '=') : NULL;
	const char *member =
		mark ? arena_strndup(b->a, t->said, (size_t)(mark - t->said)) : NULL;

	if (!mark || t->worded || t->source == WITNESS_ANSWER || t->source == WITNESS_HOSPITAL)
		return t->said ? t->said : "";
	if (t->source == WITNESS_SYSTEM) /* its place names the member */
		return value_words(b, mark + 1);
	const char *what = project_party(b->in->project, member) ? party_name(b, member)
								  : member_words(b, member);

	return arena_concat(b->a, what, library_word(b->in->library, "disclosed.colon"),
			    value_words(b, mark + 1), (char *)NULL);
}
