/* SPDX-License-Identifier: MIT
 *
 * Three kinds of units bind somebody. Articles, texts and the rows by which a core annex says what
 * articles say are read: whoever is named in a 項 or 号 that reads otherwise agrees; where only the
 * names differ, only whose name came or went. Rows of the responsibility table are compared as
 * data: mark, words, time, fee. All else is a thing (consent_things.h) or binds nobody.
 */
#include "effects/consent.h"

#include <string.h>

#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "effects/consent_things.h"
#include "effects/named_parties.h"
#include "effects/unit_places.h"

/* The responsibility table in one state, by the keys of its rows. */
struct consent_table {
	struct map *rows; /* key -> struct responsibility */
	const struct table_words *words;
};

struct consent_scope {
	struct arena *a;
	const struct derived_state *states[2];
	struct consent_sides sides;
	struct consent_table tables[2];
	const struct party_names *names[2];
};

static struct consent_table table_of(struct arena *a, const struct derived_state *s,
				     const struct contract *c)
{
	struct consent_table t = {map_new(a), NULL};
	size_t i = c ? (size_t)(c - s->own.project->contracts.at) : 0;

	if (!c || !s->responsibilities)
		return t;
	t.words = s->words ? s->words[i] : NULL;
	for (size_t k = 0; k < s->responsibilities[i]->rows.n; k++) {
		struct responsibility *r = &s->responsibilities[i]->rows.at[k];

		map_set(t.rows, r->full_key, r);
	}
	return t;
}

struct consent_scope *consent_scope_new(struct arena *a, const struct derived_state *before,
					const struct derived_state *after, const char *contract)
{
	struct consent_scope *s = arena_alloc(a, sizeof *s);

	s->a = a;
	s->states[0] = before;
	s->states[1] = after;
	s->sides.a = a;
	for (int side = 0; side < 2; side++) {
		const struct project *p = s->states[side]->own.project;

		s->sides.project[side] = p;
		s->sides.contract[side] = project_contract(p, contract);
		s->names[side] = party_names_new(a, s->states[side], s->sides.contract[side]);
		s->tables[side] = table_of(a, s->states[side], s->sides.contract[side]);
	}
	return s;
}

/* The party that has a role of the contract, as it is now, or was. */
static const char *in_role(const struct consent_scope *s, const char *role)
{
	for (int side = 1; side >= 0; side--) {
		const struct contract *c = s->sides.contract[side];
		const struct contract_party *cp = c ? contract_party_in_role(c, role) : NULL;

		if (cp)
			return cp->party;
	}
	return NULL;
}

/* What is owed is owed to somebody. */
static void add_other_end(const struct consent_scope *s, unsigned what, struct consents *out)
{
	const char *hospital = in_role(s, "hospital");

	if (!out->all.n)
		return;
	if (!consents_of_party(out, hospital))
		consents_add(s->a, out, hospital, what);
	else if (out->all.n == 1)
		consents_add(s->a, out, in_role(s, "vendor"), what);
}

static void add_set(const struct consent_scope *s, const struct party_set *set, unsigned what,
		    struct consents *out)
{
	for (size_t i = 0; i < set->all.n; i++)
		consents_add(s->a, out, set->all.at[i], what);
}

/* Whose name came or went. */
static void add_difference(const struct consent_scope *s, const struct party_set sets[2],
			   struct consents *out)
{
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < sets[side].all.n; i++)
			if (!party_set_has(&sets[!side], sets[side].all.at[i]))
				consents_add(s->a, out, sets[side].all.at[i], CONSENT_DUTY);
}

/* A piece of text in both states; NULL: it is not there. `above` says who acts in a 号. */
struct text_pair {
	const char *text[2], *above[2];
};

/* False when the words differ and nobody is named: whoever it binds is not told by it. */
static bool add_text(const struct consent_scope *s, const struct text_pair *t,
		     struct consents *out)
{
	struct party_set named[2] = {0};
	const char *rest[2];

	for (int side = 0; side < 2; side++)
		rest[side] = party_names_strip(s->a, s->names[side],
					       t->text[side] ? t->text[side] : "", &named[side]);
	if (t->text[0] && t->text[1] && strcmp(rest[0], rest[1]) == 0) {
		add_difference(s, named, out);
		return true;
	}
	for (int side = 0; side < 2; side++) {
		if (t->above[side] && t->above[side] != t->text[side])
			(void)party_names_strip(s->a, s->names[side], t->above[side],
						&named[side]);
		add_set(s, &named[side], CONSENT_DUTY, out);
	}
	return named[0].all.n || named[1].all.n;
}

/* Lines of both states; what reads alike in both is taken out first, wherever it stands. */
struct line_matching {
	const struct unit_lines *lines[2];
	bool *same[2];
};

static void match_same(struct line_matching *m)
{
	for (size_t i = 0; i < m->lines[0]->all.n; i++) {
		size_t k = 0;

		while (k < m->lines[1]->all.n &&
		       (m->same[1][k] || strcmp(m->lines[0]->all.at[i].text,
						m->lines[1]->all.at[k].text) != 0))
			k++;
		if (k < m->lines[1]->all.n)
			m->same[0][i] = m->same[1][k] = true;
	}
}

/* The line of the other state at the same place, if it reads otherwise too. */
static size_t line_at(const struct line_matching *m, int side, const char *place)
{
	for (size_t i = 0; i < m->lines[side]->all.n; i++)
		if (!m->same[side][i] && strcmp(m->lines[side]->all.at[i].place, place) == 0)
			return i;
	return m->lines[side]->all.n;
}

static void set_side(struct text_pair *t, int side, const struct unit_line *line)
{
	t->text[side] = line->text;
	t->above[side] = line->above;
}

static bool add_lines(const struct consent_scope *s, struct line_matching *m, struct consents *out)
{
	bool told = true;

	for (size_t i = 0; i < m->lines[0]->all.n; i++) {
		struct text_pair t = {0};
		size_t k = m->same[0][i] ? 0 : line_at(m, 1, m->lines[0]->all.at[i].place);

		if (m->same[0][i])
			continue;
		set_side(&t, 0, &m->lines[0]->all.at[i]);
		if (k < m->lines[1]->all.n) {
			set_side(&t, 1, &m->lines[1]->all.at[k]);
			m->same[1][k] = true;
		}
		told = add_text(s, &t, out) && told;
	}
	for (size_t k = 0; k < m->lines[1]->all.n; k++) {
		struct text_pair t = {0};

		set_side(&t, 1, &m->lines[1]->all.at[k]);
		told = (m->same[1][k] || add_text(s, &t, out)) && told;
	}
	return told;
}

static struct unit_lines lines_of(const struct consent_scope *s, int side,
				  const struct doc_unit *u)
{
	return u ? unit_lines_of(s->a, s->states[side]->own.library, u->node)
		 : (struct unit_lines){0};
}

/* It says where its words are, and nothing else: rows of the 別表 have them (doc/article_run.h). */
static bool is_run(const struct doc_unit *u)
{
	return u->node->origin && !u->node->origin->file;
}

/* An article that names nobody binds all. */
static void add_article(const struct consent_scope *s, const struct doc_unit_pair *p,
			struct consents *out)
{
	struct unit_lines before = lines_of(s, 0, p->before), after = lines_of(s, 1, p->after);
	struct line_matching m = {{&before, &after},
				  {arena_alloc(s->a, before.all.n * sizeof(bool) + 1),
				   arena_alloc(s->a, after.all.n * sizeof(bool) + 1)}};
	struct consents own = {0};

	match_same(&m);
	if (!add_lines(s, &m, &own) && !own.all.n)
		consent_add_all(&s->sides, CONSENT_DUTY, &own);
	add_other_end(s, CONSENT_DUTY, &own);
	consents_join(s->a, out, &own);
}

/* Words of a row without its first cell, which says where it stands. */
static const char *row_text(struct arena *a, const struct doc_unit *u)
{
	struct strbuf sb = strbuf_new(a);

	for (const struct doc_node *cell = u->node->first ? u->node->first->next : NULL; cell;
	     cell = cell->next)
		strbuf_join(&sb, "\n", doc_node_words(a, cell, true));
	return sb.text;
}

static const char *text_of(struct arena *a, const struct doc_unit *u)
{
	return !u ? NULL : u->table ? row_text(a, u) : u->words;
}

/* A paragraph, or a row of a core's 別表: what names nobody binds nobody. */
static void add_plain(const struct consent_scope *s, const struct doc_unit_pair *p,
		      struct consents *out)
{
	const struct text_pair t = {{text_of(s->a, p->before), text_of(s->a, p->after)}, {0}};
	struct consents own = {0};

	(void)add_text(s, &t, &own);
	add_other_end(s, CONSENT_DUTY, &own);
	consents_join(s->a, out, &own);
}

/* A row of the responsibility table in one state; row NULL: it is not there. */
struct table_entry {
	const struct responsibility *row;
	const struct table_row *words;
};

static struct table_entry entry_of(const struct consent_table *t, const char *key)
{
	struct table_entry e = {map_get(t->rows, key), NULL};

	if (e.row && t->words)
		e.words = table_words_find(t->words, e.row);
	return e;
}

static const struct contract_party *party_of(const struct consent_scope *s, int side,
					     const char *party)
{
	const struct contract *c = s->sides.contract[side];

	for (size_t i = 0; c && i < c->parties.n; i++)
		if (strcmp(c->parties.at[i].party, party) == 0)
			return &c->parties.at[i];
	return NULL;
}

/* Its mark in the row; NULL: none, or one that nobody agreed to. */
static const struct role *role_in(const struct consent_scope *s, int side,
				  const struct table_entry *e, const char *party)
{
	const struct contract_party *cp = e->row ? party_of(s, side, party) : NULL;
	size_t i = cp ? (size_t)(cp - s->sides.contract[side]->parties.at) : 0;
	const struct role *role = !cp        ? NULL
				  : !e->words ? e->row->shares[i].role
				  : e->words->acts.shares[i].proposed
					  ? NULL
					  : e->words->acts.shares[i].role;

	return role && strcmp(role->id, "none") != 0 ? role : NULL;
}

static const char *role_id(const struct role *role)
{
	return role ? role->id : NULL;
}

static const char *time_of(const struct table_entry *e)
{
	const char *said = e->row->when ? e->row->when : e->words ? e->words->when : NULL;

	return said ? said : "";
}

static const char *fee_of(const struct table_entry *e)
{
	const char *said = e->row->fee ? e->row->fee : e->words ? e->words->fee : NULL;

	return said ? said : "";
}

static bool is_agreed(const struct table_entry *e)
{
	return strcmp(e->row->status, "agreed") == 0;
}

/* What of the row's terms differs for whoever has a part in it. */
static unsigned terms_changed(const struct table_entry e[2])
{
	unsigned what = 0;

	if (!e[0].row || !e[1].row)
		return 0;
	if (!text_equal(responsibility_text(e[0].row), responsibility_text(e[1].row)) ||
	    !text_equal(e[0].row->agreed, e[1].row->agreed) || is_agreed(&e[0]) != is_agreed(&e[1]))
		what |= CONSENT_DUTY;
	if (strcmp(time_of(&e[0]), time_of(&e[1])) != 0)
		what |= CONSENT_TIME;
	if (strcmp(fee_of(&e[0]), fee_of(&e[1])) != 0)
		what |= CONSENT_FEE;
	return what;
}

static void add_row(const struct consent_scope *s, const char *key, struct consents *out)
{
	const struct table_entry e[2] = {entry_of(&s->tables[0], key),
					 entry_of(&s->tables[1], key)};
	struct consents parties = {0}, own = {0};
	const unsigned terms = terms_changed(e);

	consent_add_all(&s->sides, CONSENT_ROLE, &parties);
	for (size_t i = 0; i < parties.all.n; i++) {
		const char *party = parties.all.at[i].party;
		const struct role *was = role_in(s, 0, &e[0], party),
				  *is = role_in(s, 1, &e[1], party);
		unsigned what = text_equal(role_id(was), role_id(is)) ? 0 : CONSENT_ROLE;

		consents_add(s->a, &own, party, what | (was || is ? terms : 0));
	}
	add_other_end(s, own.all.n ? own.all.at[0].what : 0, &own);
	consents_join(s->a, out, &own);
}

static bool is_of_kind(const struct doc_unit *u, const char *kind)
{
	return u->node->origin && text_equal(u->node->origin->kind, kind);
}

/* The paper whose articles are its own has them in 別表, too; others only say them again. */
static bool has_articles(const struct consent_scope *s, const char *document)
{
	for (int side = 0; side < 2; side++) {
		const struct template *t = library_template(s->states[side]->own.library, document);

		if (t && strcmp(template_articles(t), document) == 0)
			return true;
	}
	return false;
}

static bool is_group(const struct doc_unit *u)
{
	return u->node->role && text_starts(u->node->role, "group");
}

static bool reshapes(const struct consent_scope *s)
{
	const struct contract *const *c = s->sides.contract;

	return c[0] && c[1] && contract_is_core(c[0]) != contract_is_core(c[1]);
}

static void add_table_row(const struct consent_scope *s, const char *document,
			  const struct doc_unit_pair *p, struct consents *out)
{
	const struct doc_unit *u = doc_pair_unit(p);

	if (is_group(u) || doc_unit_is_head(u))
		return;
	if (is_of_kind(u, "register") && u->node->origin->key)
		add_row(s, u->node->origin->key, out);
	else if ((is_of_kind(u, "statement") && has_articles(s, document)) || !u->node->origin)
		add_plain(s, p, out);
}

void consent_add_unit(struct consent_scope *s, const char *document,
		      const struct doc_unit_pair *pair, struct consents *out)
{
	const struct doc_unit *u = doc_pair_unit(pair);

	if (pair->state < UNIT_CHANGED)
		return;
	if (!s->sides.contract[0] || !s->sides.contract[1] ||
	    (reshapes(s) && has_articles(s, document)))
		consent_add_all(&s->sides, CONSENT_DUTY, out);
	else if (u->node->kind == DOC_ARTICLE && !is_run(u))
		add_article(s, pair, out);
	else if (u->table)
		add_table_row(s, document, pair, out);
	else if (u->node->kind == DOC_PARAGRAPH || u->node->kind == DOC_ITEM)
		add_plain(s, pair, out);
}

void consent_add_change(struct consent_scope *s, const struct change *c, struct consents *out)
{
	struct consents own = {0};

	consent_add_thing(&s->sides, c, &own);
	add_other_end(s, own.all.n ? own.all.at[0].what : 0, &own);
	consents_join(s->a, out, &own);
}

bool consent_can_ask(const struct change *c)
{
	static const char *const never[] = {"contact",    "escalation", "desk",
					    "disclosure", "checklist-answer", "acceptance",
					    "action",     "risk",       "residual",
					    "assessment", "level",      "matrix",
					    "threat",     "left"};

	for (size_t i = 0; i < ARRAY_LEN(never); i++)
		if (strcmp(c->kind, never[i]) == 0)
			return false;
	return true;
}
