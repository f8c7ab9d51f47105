/* SPDX-License-Identifier: MIT
 *
 * Names of a contract's own parties come first, so that a word of the profile never takes the column
 * of a party that is called so. Heads of two levels are made only of words that stand in the sheets:
 * all pairs of them would be tens of thousands.
 */
#include "import/share_heads.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "import/head.h"

typedef VEC(const char *) strings;

struct head_making {
	struct arena *a;
	const struct project *project;
	const struct contract *contract;
	struct map *seen;  /* keys of all short cells of the sheets */
	struct map *named; /* key of a contract's own name -> its party */
	struct profile_table *out;
};

/* No head of a party or a role is longer. */
enum { LONGEST = 60 };

static const char *const roles[] = {"accountable", "does", "second", "supports", "informed"};

static const char *end_list(struct arena *a, strings *list)
{
	*vec_push(a, list) = NULL;
	return NULL;
}

static void see_cells(struct head_making *m, const struct grid *g)
{
	for (size_t s = 0; s < g->sheets.n; s++)
		for (size_t r = 0; r < g->sheets.at[s].rows.n; r++) {
			const struct grid_row *row = &g->sheets.at[s].rows.at[r];

			for (size_t c = 0; c < row->n; c++)
				if (row->cells[c] && strnlen(row->cells[c], LONGEST) < LONGEST) {
					const char *key = head_key(m->a, row->cells[c]);

					map_set(m->seen, key, m);
					map_set(m->seen, head_plain_key(m->a, key), m);
				}
		}
}

/* A company's name without its legal form. */
static const char *plain_name(struct arena *a, const char *name)
{
	static const char *const forms[] = {"株式会社", "有限会社", "合同会社", "合資会社",
					    "（株）",   "(株)",     "㈱",       "（有）"};

	for (size_t i = 0; i < ARRAY_LEN(forms); i++)
		name = text_replace(a, name, forms[i], "");
	return text_trim(a, name);
}

static void add_own(struct head_making *m, const struct contract_party *cp, const char *name)
{
	const char *key = text_empty(name) ? "" : head_key(m->a, name);

	if (*key && !map_get(m->named, key))
		map_set(m->named, key, (void *)(uintptr_t)cp);
}

static void name_parties(struct head_making *m)
{
	for (size_t i = 0; i < m->contract->parties.n; i++) {
		const struct contract_party *cp = &m->contract->parties.at[i];
		const struct party *p = project_party(m->project, cp->party);

		add_own(m, cp, cp->label);
		add_own(m, cp, cp->party);
		if (!p || !p->name)
			continue;
		add_own(m, cp, p->name);
		add_own(m, cp, plain_name(m->a, p->name));
	}
}

/* The only party of the contract whom the profile's word means; NULL: none, or several. */
static const struct contract_party *holder(const struct contract *c, const char *word)
{
	const struct contract_party *found = NULL;

	for (size_t i = 0; i < c->parties.n; i++) {
		const struct contract_party *cp = &c->parties.at[i];
		bool is = strcmp(word, "third") == 0 ? !contract_has_side(c, cp)
						     : text_equal(cp->role, word);

		if (is && found)
			return NULL;
		found = is ? cp : found;
	}
	return found;
}

/* Heads of the profile's column that no party of the contract has as its own name. */
static void add_words(struct head_making *m, const struct profile_column *c,
		      const struct contract_party *of, strings *heads)
{
	for (const char *const *h = c->heads; *h; h++) {
		const struct contract_party *own = map_get(m->named, head_key(m->a, *h));

		if (!own || own == of)
			*vec_push(m->a, heads) = *h;
	}
}

static void add_names(struct head_making *m, const struct contract_party *cp, strings *heads)
{
	const struct party *p = project_party(m->project, cp->party);
	const char *names[] = {cp->label, cp->party, p ? p->name : NULL,
			       p && p->name ? plain_name(m->a, p->name) : NULL};

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (!text_empty(names[i]) && map_get(m->named, head_key(m->a, names[i])) == cp)
			*vec_push(m->a, heads) = text_replace(m->a, names[i], "/", "");
}

static void add_column(struct head_making *m, const struct profile_column *like, const char *field,
		       strings *heads)
{
	struct profile_column c = *like;

	if (!heads->n)
		return;
	end_list(m->a, heads);
	c.field = field;
	c.heads = heads->at;
	*vec_push(m->a, &m->out->columns) = c;
}

static bool stands(const struct head_making *m, const char *head)
{
	return map_get(m->seen, head_key(m->a, head)) != NULL;
}

/* 責任者/病院 and 病院/責任者, of words that stand in the sheets. */
static void add_roles(struct head_making *m, const struct profile_table *t,
		      const struct profile_column *like, const char *field, const strings *heads)
{
	for (size_t r = 0; r < ARRAY_LEN(roles); r++) {
		strings pairs = {0};

		for (size_t i = 0; i < t->columns.n; i++) {
			const struct profile_column *c = &t->columns.at[i];

			for (size_t k = 0; text_equal(c->field, roles[r]) && c->heads[k]; k++)
				for (size_t n = 0; stands(m, c->heads[k]) && n < heads->n &&
						   heads->at[n];
				     n++)
					if (stands(m, heads->at[n])) {
						*vec_push(m->a, &pairs) = arena_concat(
							m->a, c->heads[k], "/", heads->at[n],
							(char *)NULL);
						*vec_push(m->a, &pairs) = arena_concat(
							m->a, heads->at[n], "/", c->heads[k],
							(char *)NULL);
					}
		}
		add_column(m, like,
			   arena_concat(m->a, field, ".", roles[r], (char *)NULL), &pairs);
	}
}

static const char *party_word(const struct profile_column *c)
{
	return !c->parts.n && text_starts(c->field, "party.") ? c->field + strlen("party.") : NULL;
}

static void add_party(struct head_making *m, const struct profile_table *t,
		      const struct contract_party *cp)
{
	const char *field = arena_concat(m->a, "party.", cp->party, (char *)NULL);
	const struct profile_column *like = NULL;
	strings heads = {0};

	add_names(m, cp, &heads);
	for (size_t i = 0; i < t->columns.n; i++) {
		const char *word = party_word(&t->columns.at[i]);

		if (!word)
			continue;
		like = &t->columns.at[i];
		if (holder(m->contract, word) == cp || strcmp(word, cp->party) == 0)
			add_words(m, like, cp, &heads);
	}
	if (!like)
		return;
	add_column(m, like, field, &heads);
	add_roles(m, t, like, field, &heads);
}

/* What the profile calls a party that the contract does not have once. */
static void add_unclear(struct head_making *m, const struct profile_table *t)
{
	for (size_t i = 0; i < t->columns.n; i++) {
		const struct profile_column *c = &t->columns.at[i];
		const char *word = party_word(c);
		strings heads = {0};

		if (!word || holder(m->contract, word) || contract_has_party(m->contract, word))
			continue;
		add_words(m, c, NULL, &heads);
		add_column(m, c, arena_concat(m->a, SHARE_HEAD_UNCLEAR, word, (char *)NULL), &heads);
	}
}

static void make_table(struct head_making *m, const struct profile_table *t)
{
	*m->out = *t;
	memset(&m->out->columns, 0, sizeof m->out->columns);
	for (size_t i = 0; i < t->columns.n; i++)
		if (!party_word(&t->columns.at[i]))
			*vec_push(m->a, &m->out->columns) = t->columns.at[i];
	for (size_t i = 0; i < m->contract->parties.n; i++)
		add_party(m, t, &m->contract->parties.at[i]);
	add_unclear(m, t);
}

struct profile *share_heads(struct arena *a, const struct profile *p, const struct grid *g,
			    const struct project *project, const struct contract *c)
{
	struct head_making m = {.a = a,
				.project = project,
				.contract = c,
				.seen = map_new(a),
				.named = map_new(a)};
	struct profile *out = arena_alloc(a, sizeof *out);

	see_cells(&m, g);
	name_parties(&m);
	*out = *p;
	memset(&out->tables, 0, sizeof out->tables);
	for (size_t i = 0; i < p->tables.n; i++) {
		m.out = vec_push(a, &out->tables);
		make_table(&m, &p->tables.at[i]);
	}
	return out;
}

const char *const *share_heads_of(const struct profile *p, const char *party)
{
	for (size_t t = 0; t < p->tables.n; t++)
		for (size_t i = 0; i < p->tables.at[t].columns.n; i++) {
			const char *word = party_word(&p->tables.at[t].columns.at[i]);

			if (word && strcmp(word, party) == 0)
				return p->tables.at[t].columns.at[i].heads;
		}
	return NULL;
}

const char *share_parties(struct arena *a, const struct project *project, const struct contract *c)
{
	struct strbuf sb = strbuf_new(a);

	for (size_t i = 0; i < c->parties.n; i++) {
		const struct contract_party *cp = &c->parties.at[i];
		const struct party *p = project_party(project, cp->party);

		strbuf_join(&sb, ", ",
			    arena_concat(a, cp->label ? cp->label : cp->party, " (",
					 p && p->name ? p->name : cp->party, ")", (char *)NULL));
	}
	return sb.text;
}
