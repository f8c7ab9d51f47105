/* SPDX-License-Identifier: MIT
 *
 * Three kinds of units bind somebody. Articles, texts and the rows by which a core annex says what
 * articles say are read: whoever is named in a 項 or 号 that reads otherwise agrees; where only the
 * names differ, only whose name came or went. Rows of the responsibility table are compared as
 * data: mark, words, time, fee. All else is a thing (consent_things.h) or binds nobody.
 */
#include "effects/consent.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"
#include "effects/consent_things.h"
#include "effects/named_parties.h"
#include "effects/table_pair.h"
#include "effects/unit_places.h"

struct consent_scope {
	struct arena *a;
	const struct derived_state *states[2];
	struct consent_sides sides;
	const struct table_pairs *rows;
	const struct party_names *names[2];
};

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
	}
	s->rows = table_pairs_new(a, before, after, contract);
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
static void add_other_end(const struct consent_scope *s, struct consents *out)
{
	const char *hospital = in_role(s, "hospital");

	if (!out->all.n)
		return;
	if (!consents_of_party(out, hospital))
		consents_add(s->a, out, hospital, CONSENT_OWED);
	else if (out->all.n == 1)
		consents_add(s->a, out, in_role(s, "vendor"), CONSENT_OWED);
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
	add_other_end(s, &own);
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
	add_other_end(s, &own);
	consents_join(s->a, out, &own);
}

/* What of the row's terms differs for whoever has a part in it; of a new row what it costs, if that is
 * agreed. */
static unsigned terms_changed(const struct table_pair *p)
{
	unsigned what = 0;

	if (!p->row[0] && p->row[1])
		return p->row[1]->fee ? CONSENT_FEE : 0;
	if (!p->row[0] || !p->row[1])
		return 0;
	if (table_pair_rewritten(p) || table_pair_agreed(p, 0) != table_pair_agreed(p, 1))
		what |= CONSENT_DUTY;
	if (strcmp(table_pair_time(p, 0), table_pair_time(p, 1)) != 0)
		what |= CONSENT_TIME;
	if (strcmp(table_pair_fee(p, 0), table_pair_fee(p, 1)) != 0)
		what |= CONSENT_FEE;
	return what;
}

static void add_row(const struct consent_scope *s, const struct doc_unit_pair *p,
		    struct consents *out)
{
	const struct table_pair pair = table_pair_find(s->rows, p);
	struct consents parties = {0}, own = {0};
	const unsigned terms = terms_changed(&pair);

	consent_add_all(&s->sides, CONSENT_ROLE, &parties);
	for (size_t i = 0; i < parties.all.n; i++) {
		const char *party = parties.all.at[i].party;
		const char *was = table_pair_role(&pair, 0, party),
			   *is = table_pair_role(&pair, 1, party);
		unsigned what = text_equal(was, is) ? 0 : CONSENT_ROLE;

		consents_add(s->a, &own, party, what | (was || is ? terms : 0));
	}
	add_other_end(s, &own);
	consents_join(s->a, out, &own);
}

static bool is_of_kind(const struct doc_unit *u, const char *kind)
{
	return u->node->origin && text_equal(u->node->origin->kind, kind);
}

/* What the parties never get binds none of them. */
static bool is_internal(const struct consent_scope *s, const char *document)
{
	const struct template *now = library_template(s->states[1]->own.library, document),
			      *t = now ? now
				       : library_template(s->states[0]->own.library, document);

	return t && template_is_internal(t);
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
		add_row(s, p, out);
	else if ((is_of_kind(u, "statement") && has_articles(s, document)) || !u->node->origin)
		add_plain(s, p, out);
}

void consent_add_unit(struct consent_scope *s, const char *document,
		      const struct doc_unit_pair *pair, struct consents *out)
{
	const struct doc_unit *u = doc_pair_unit(pair);

	if (pair->state < UNIT_CHANGED || is_internal(s, document))
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
	add_other_end(s, &own);
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
