/* SPDX-License-Identifier: MIT
 *
 * Look-ups by id: one macro walks each list. Lists are short or are asked seldom; what is asked per
 * row has maps of its own in derive/.
 */
#include "model/library.h"

#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

/* Asked for each row and statement, and mostly the first byte tells. */
#define FIND(list, wanted) \
	for (size_t i = 0; i < (list).n; i++) \
		if (*(list).at[i].id == *(wanted) && strcmp((list).at[i].id, (wanted)) == 0) \
			return &(list).at[i]; \
	return NULL

const struct topic *library_topic(const struct library *l, const char *id)
{
	FIND(l->topics, id);
}

const struct clause *library_clause(const struct library *l, const char *id)
{
	FIND(l->clauses, id);
}

static bool has_id(const char *const *ids, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (*ids[i] == *id && strcmp(ids[i], id) == 0)
			return true;
	return false;
}

bool clause_replaces(const struct clause *c, const char *id)
{
	return has_id(c->replaces.at, c->replaces.n, id) || has_id(c->lacks.at, c->lacks.n, id);
}

const struct clause *library_successor(const struct library *l, const char *id)
{
	for (size_t i = 0; i < l->clauses.n; i++)
		if (clause_replaces(&l->clauses.at[i], id))
			return &l->clauses.at[i];
	return NULL;
}

const struct family *library_family(const struct library *l, const char *id)
{
	FIND(l->families, id);
}

const struct feature *library_feature(const struct library *l, const char *of, const char *id)
{
	for (size_t i = 0; i < l->features.n; i++)
		if (strcmp(l->features.at[i].id, id) == 0 && strcmp(l->features.at[i].of, of) == 0)
			return &l->features.at[i];
	return NULL;
}

const struct shared_fact *library_shared_fact(const struct library *l, const char *id)
{
	FIND(l->shared_facts, id);
}

const struct record_form *library_record(const struct library *l, const char *id)
{
	FIND(l->records, id);
}

const struct guideline *library_guideline(const struct library *l, const char *id)
{
	FIND(l->guidelines, id);
}

const struct guideline_item *guideline_item(const struct guideline *g, const char *id)
{
	FIND(g->items, id);
}

const struct measure *library_measure(const struct library *l, const char *id)
{
	FIND(l->measures, id);
}

const struct shared_term *library_term(const struct library *l, const char *id)
{
	FIND(l->terms, id);
}

const struct desk *library_desk(const struct library *l, const char *id)
{
	FIND(l->desks, id);
}

const struct deadline *library_deadline(const struct library *l, const char *id,
					const struct desk **desk)
{
	for (size_t i = 0; i < l->desks.n; i++) {
		const struct desk *d = &l->desks.at[i];
		size_t n = strlen(d->id);

		for (size_t k = 0; k < d->deadlines.n; k++) {
			const char *own = d->deadlines.at[k].id;

			if (!own || strncmp(id, d->id, n) != 0 || id[n] != '/' ||
			    strcmp(id + n + 1, own) != 0)
				continue;
			*desk = d;
			return &d->deadlines.at[k];
		}
	}
	return NULL;
}

const char *library_list_questionnaires(struct arena *a, const struct library *l)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < l->questionnaires.n; i++)
		strbuf_join(&sb, ", ", l->questionnaires.at[i].id);
	return sb.text;
}

const struct questionnaire *library_questionnaire(const struct library *l, const char *id)
{
	for (size_t i = 0; i < l->questionnaires.n; i++)
		if (strcmp(l->questionnaires.at[i].id, id) == 0)
			return &l->questionnaires.at[i];
	return NULL;
}

const struct disclosure_paper *library_disclosure_paper(const struct library *l, const char *id)
{
	FIND(l->disclosure_papers, id);
}

const struct closing_kind *library_closing_kind(const struct library *l, const char *id)
{
	FIND(l->closing_kinds, id);
}

const struct role *library_role(const struct library *l, const char *id)
{
	FIND(l->roles, id);
}

const struct status *library_status(const struct library *l, const char *id)
{
	FIND(l->statuses, id);
}

const struct template *library_template(const struct library *l, const char *id)
{
	FIND(l->templates, id);
}

const struct template *library_amendment(const struct library *l, const char *id)
{
	FIND(l->amendments, id);
}

const struct template *library_sending(const struct library *l, const char *id)
{
	FIND(l->sendings, id);
}

const struct template *library_paper(const struct library *l, const char *id)
{
	const struct template *t = library_template(l, id);

	return t ? t : library_amendment(l, id);
}

const char *library_list_papers(struct arena *a, const struct library *l)
{
	struct strbuf sb = strbuf_new(a);

	strbuf_add(&sb, library_list_templates(a, l));
	for (size_t i = 0; i < l->amendments.n; i++)
		strbuf_join(&sb, ", ", l->amendments.at[i].id);
	return sb.text;
}

const struct not_covered *library_not_covered(const struct library *l, const char *family,
					      const char *key)
{
	for (size_t i = 0; i < l->not_covered.n; i++)
		if (strcmp(l->not_covered.at[i].key, key) == 0 &&
		    strcmp(l->not_covered.at[i].family, family) == 0)
			return &l->not_covered.at[i];
	return NULL;
}

const char *library_list_templates(struct arena *a, const struct library *l)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < l->templates.n; i++)
		strbuf_join(&sb, ", ", l->templates.at[i].id);
	return sb.text;
}

const struct scoring *library_scoring(const struct library *l, const char *id)
{
	FIND(l->scorings, id);
}

const struct scoring_factor *scoring_factor(const struct scoring *s, const char *id)
{
	FIND(s->factors, id);
}

size_t clause_wordings(const struct clause *c)
{
	return c->positions.n + c->agreed.n;
}

const struct position *clause_wording(const struct clause *c, size_t i)
{
	return i < c->positions.n ? &c->positions.at[i] : &c->agreed.at[i - c->positions.n];
}

const struct position *clause_position(const struct clause *c, const char *name)
{
	for (size_t i = 0; i < clause_wordings(c); i++)
		if (strcmp(clause_wording(c, i)->name, name) == 0)
			return clause_wording(c, i);
	return NULL;
}

const struct position *clause_position_for(const struct clause *c, const char *contract,
					   const char *name)
{
	const struct position *p = clause_position(c, name);

	return p && p->contract && !text_equal(p->contract, contract) ? NULL : p;
}

const char *clause_terms_position(const struct clause *c, const char *position)
{
	const struct position *p = c->agreed.n ? clause_position(c, position) : NULL;

	return p && p->like ? p->like : position;
}

static bool blocks_hold(const struct block *b, const char *words)
{
	for (; b; b = b->next)
		if ((b->text && strstr(b->text, words)) || blocks_hold(b->first, words))
			return true;
	return false;
}

bool clause_holds(const struct clause *c, const char *words)
{
	for (size_t i = 0; i < clause_wordings(c); i++)
		if (blocks_hold(clause_wording(c, i)->first, words))
			return true;
	return false;
}

const struct core_module *library_module(const struct library *l, const char *id)
{
	FIND(l->core.modules, id);
}

const struct core_module *library_module_of(const struct library *l, const struct clause *c)
{
	for (size_t i = 0; i < l->core.modules.n; i++) {
		const struct core_module *m = &l->core.modules.at[i];

		if (has_id(m->topics.at, m->topics.n, c->topic) ||
		    has_id(m->clauses.at, m->clauses.n, c->id))
			return m;
	}
	return NULL;
}

const struct template_block *library_table(const struct library *l, const char *id)
{
	for (size_t i = 0; i < l->templates.n; i++)
		for (size_t k = 0; k < l->templates.at[i].parts.n; k++) {
			const struct template_block *part = &l->templates.at[i].parts.at[k];

			if (part->cite && part->id && strcmp(part->id, id) == 0)
				return part;
		}
	return NULL;
}

const char *library_word(const struct library *l, const char *name)
{
	const char *word = l->words_by_name ? map_get(l->words_by_name, name)
					    : settings_get(&l->words, name);

	return word ? word : name;
}

void library_index_words(struct arena *a, struct library *l)
{
	struct map *words = map_new(a);

	for (const struct settings *s = &l->words; s; s = s->up)
		for (size_t i = 0; i < s->all.n; i++)
			if (!map_get(words, s->all.at[i].name))
				map_set(words, s->all.at[i].name, (void *)s->all.at[i].value);
	l->words_by_name = words;
}

/* What a map says of 'contact.note'; NULL: nothing. */
static void *find_member(const struct map *members, const char *kind, const char *member)
{
	char name[128];
	int n = snprintf(name, sizeof name, "%s.%s", kind, member);

	return n > 0 && (size_t)n < sizeof name ? map_get(members, name) : NULL;
}

enum audience library_audience(const struct library *l, const char *kind, const char *member)
{
	if (!l->audience)
		return AUDIENCE_EVERYONE;
	const enum audience *found = find_member(l->audience, kind, member);

	found = found ? found : find_member(l->audience, kind, "*");
	return found ? *found : AUDIENCE_HOSPITAL;
}

bool library_bidders_read(const struct library *l, const char *kind, const char *member)
{
	if (!l->bidders || library_audience(l, kind, member) == AUDIENCE_HOSPITAL)
		return false;
	return find_member(l->bidders, kind, member) || find_member(l->bidders, kind, "*");
}

static const struct {
	const char *id, *word;
} marks[] = {
	{"T", "control.technical"}, {"P", "control.physical"},
	{"H", "control.human"},     {"A", "control.others"},
	{"least", "measure.least"}, {"recommended", "measure.recommended"},
};

const char *library_mark(const struct library *l, const char *id)
{
	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		if (strcmp(marks[i].id, id) == 0)
			return library_word(l, marks[i].word);
	return id;
}
