/* SPDX-License-Identifier: MIT
 *
 * Every change leaves marks under names such as 'register:R24/④-1', 'clause:ID' or
 * 'at:bunkai.json:parties[1]'; a unit asks for the names of its origins. What the marks do not
 * tell, the words do: a new value that stands in the new unit and not in the old one.
 */
#include "effects/reasons.h"

#include <stdlib.h>
#include <string.h>

#include "base/fields.h"
#include "base/hash.h"
#include "base/text.h"
#include "effects/figure_reasons.h"
#include "effects/governed.h"
#include "effects/governed_beside.h"
#include "effects/governed_rows.h"
#include "effects/governed_waiting.h"

/* Values shorter than this many characters stand in any text by chance. */
enum { TELLING = 3 };

struct reason_index *reasons_index(struct arena *a, const struct change_list *changes,
				   const struct derived_state *before,
				   const struct derived_state *after)
{
	struct reason_index *l = arena_alloc(a, sizeof *l);

	*l = (struct reason_index){
		.a = a, .changes = changes, .states = {before, after}, .marks = map_new(a),
		.beside = map_new(a)};
	for (size_t i = 0; i < changes->all.n; i++)
		governed_mark(l, &changes->all.at[i]);
	return l;
}

static void take_origin(const struct reason_index *l, const struct doc_origin *o,
			struct marked_changes *found)
{
	const char *slash = o->key ? strchr(o->key, '/') : NULL;

	if (o->kind)
		reason_take(l, o->kind, o->key, found);
	if (slash && o->kind && strcmp(o->kind, "register") == 0) /* a requirement's risk */
		reason_take(l, "register",
			    arena_strndup(l->a, o->key, (size_t)(slash - o->key)), found);
	if (slash && text_equal(o->kind, "contact")) /* a box of the tree: called/SYSTEM/CONTACT */
		reason_take(l, "contact", strrchr(o->key, '/') + 1, found);
	if (o->kind && strcmp(o->kind, "statement") == 0) /* the clause that it stands in */
		reason_take(l, "clause", arena_strndup(l->a, o->key, strcspn(o->key, "#")), found);
	if (o->key)
		reason_take(l, "edition", arena_strndup(l->a, o->key, strcspn(o->key, "/")),
			    found);
	reason_take(l, "at", o->place, found);
}

/* Neighbours often share their origin: it is looked up once. */
static void take_node(const struct reason_index *l, const struct doc_node *node,
		      const struct doc_origin **last, struct marked_changes *found)
{
	if (node->origin && node->origin != *last)
		take_origin(l, node->origin, found);
	*last = node->origin ? node->origin : *last;
	for (const struct doc_node *child = node->first; child; child = child->next)
		take_node(l, child, last, found);
}

static bool is_only_in(const char *value, const char *in, const char *not_in)
{
	return value && *value && strstr(in, value) && !strstr(not_in, value);
}

static bool stands_only_in(const char *value, const char *in, const char *not_in)
{
	return is_only_in(value, in, not_in) && text_length(value) >= TELLING;
}

/* The edition that a state follows is named in one of the texts and not in the other. */
static bool names_edition(const struct reason_index *l, int side, const char *in,
			  const char *not_in)
{
	const struct project_state *s = &l->states[side]->own;
	const struct guideline *g =
		s->project->guideline ? library_guideline(s->library, s->project->guideline) : NULL;

	return g && (stands_only_in(g->abbreviation, in, not_in) ||
		     stands_only_in(g->shown, in, not_in));
}

/* A party that came or went gives or takes a column of every table that has one per party. */
static bool alters_columns(const struct change *c, const struct doc_unit_pair *p)
{
	return strcmp(c->kind, "contract-party") == 0 && c->op != CHANGE_CHANGED && p->before &&
	       p->after && p->before->node->n != p->after->node->n &&
	       (p->state == UNIT_COLUMNS || doc_unit_is_head(p->after));
}

/* The words of a unit in both states. */
struct unit_texts {
	const char *old, *new;
};

static bool is_evident(const struct change *c, const struct unit_texts *t)
{
	return stands_only_in(c->after.value, t->new, t->old) ||
	       stands_only_in(c->before.value, t->old, t->new);
}

/* The same of a change whose object the unit is about: there a short value is no chance. */
static bool is_seen(const struct change *c, const struct unit_texts *t)
{
	return is_only_in(c->after.value, t->new, t->old) ||
	       is_only_in(c->before.value, t->old, t->new);
}

/* Sheets are made anew each time: no paper that is amended prints them. */
static bool is_of_sheets(const struct change *c)
{
	return strcmp(c->kind, "record-form") == 0 || strcmp(c->kind, "record-column") == 0;
}

/*
 * The looks of a paper, the rules of wording and what clauses are held against put no word into
 * one, and a template none into the papers of others.
 */
static bool may_tell(const struct change *c, const char *document)
{
	if (strcmp(c->kind, "template") == 0)
		return strcmp(c->after.key ? c->after.key : c->before.key, document) == 0;
	return strcmp(c->kind, "style") != 0 && strcmp(c->kind, "wording") != 0 &&
	       strcmp(c->kind, "shared-fact") != 0 && !is_of_sheets(c) && !governed_wholly(c);
}

/* 甲 and 乙 stand wherever the party acts, and nowhere by chance. */
static bool is_label(const struct change *c)
{
	return strcmp(c->kind, "contract-party") == 0 && c->field && strcmp(c->field, "label") == 0;
}

/* What the unit itself shows, whatever its origins say. */
static bool tells(const struct reason_index *l, const struct change *c,
		  const struct doc_unit_pair *pair, const struct unit_texts *t)
{
	if (strcmp(c->kind, "assessment") == 0) /* no document quotes one */
		return false;
	if (alters_columns(c, pair) || is_evident(c, t) || (is_label(c) && is_seen(c, t)))
		return true;
	return c->field && strcmp(c->field, "guideline") == 0 &&
	       (names_edition(l, 0, t->old, t->new) || names_edition(l, 1, t->new, t->old));
}

/* Members of a register's rows that decide what papers say of them, and are not printed as such. */
static bool decides_row(const struct change *c)
{
	static const char *const fields[] = {"topic",      "family",  "model",   "agreement",
					     "obligation", "applies", "response"};

	for (size_t i = 0; c->field && i < ARRAY_LEN(fields); i++)
		if (strcmp(c->field, fields[i]) == 0)
			return true;
	return c->field && text_starts(c->field, "extra.");
}

/*
 * Documents print what a register or a decision says word for word: a field that cannot be seen in
 * the unit did not change it.
 */
static bool needs_evidence(const struct change *c)
{
	enum { PRINTED = 8 };
	const char *old = c->before.value ? c->before.value : "",
		   *new = c->after.value ? c->after.value : "";

	/* days are printed in words of their own: 令和9年1月31日 */
	if (c->op != CHANGE_CHANGED || fields_is_date(old) || fields_is_date(new))
		return false;
	return (c->cause == CAUSE_REGISTER && !decides_row(c)) ||
	       (c->cause == CAUSE_DECISION &&
		(text_length(old) >= PRINTED || text_length(new) >= PRINTED));
}

static int compare_ids(const void *x, const void *y)
{
	const struct change *a = *(const struct change *const *)x,
			    *b = *(const struct change *const *)y;

	return a < b ? -1 : a > b;
}

/* The contract that a change belongs to; NULL: no single one. */
static const char *contract_of(const struct change *c)
{
	const struct decision *d = strcmp(c->kind, "decision") == 0
					   ? (c->after.object ? c->after.object : c->before.object)
					   : NULL;

	if (d)
		return d->contract;
	if (strcmp(c->kind, "contract") == 0)
		return c->after.key ? c->after.key : c->before.key;
	return c->contract;
}

/* The hospital's lists of contacts and systems name each contract, and what it is of. */
static bool is_listed(const struct change *c)
{
	static const char *const members[] = {"number", "title", "vendor", "systems"};

	for (size_t i = 0; i < ARRAY_LEN(members); i++)
		if (strcmp(c->kind, "contract") == 0 && text_equal(c->field, members[i]))
			return true;
	return false;
}

/*
 * What one contract says of its articles is nothing to the papers of another, or of the hospital;
 * that it ends takes its rows out of the hospital's.
 */
static bool concerns(const struct change *c, const struct contract *contract)
{
	const char *own = contract_of(c);

	if (!own)
		return true;
	if (!contract)
		return strcmp(c->kind, "decision") == 0 || change_is_end(c) || is_listed(c);
	return strcmp(own, contract->id) == 0;
}

static void keep_likely(struct marked_changes *found, const struct contract *contract,
			const struct unit_texts *t)
{
	size_t kept = 0;

	for (size_t i = 0; i < found->all.n; i++) {
		const struct change *c = found->all.at[i];

		if (concerns(c, contract) && (!needs_evidence(c) || is_seen(c, t)))
			found->all.at[kept++] = c;
	}
	found->all.n = kept;
}

static bool holds(const char *value, const char *words)
{
	return value && *words && strstr(value, words);
}

static void take_template_where(const struct reason_index *l, const char *document,
				const struct unit_texts *holding, struct marked_changes *found)
{
	for (size_t i = 0; i < l->changes->all.n; i++) {
		const struct change *c = &l->changes->all.at[i];
		bool is_own = strcmp(c->kind, "template") == 0 && may_tell(c, document);

		if (is_own && (!holding || holds(c->after.value, holding->new) ||
			       holds(c->before.value, holding->old)))
			marked_add(l->a, found, c);
	}
}

/* The document's own words cite what changed: those changes that are seen, if there are any. */
static void take_cited(const struct reason_index *l, const char *document,
		       const struct unit_texts *t, struct marked_changes *found)
{
	struct marked_changes cited = {0};

	reason_take(l, "form", document, &cited);
	for (size_t i = 0; i < cited.all.n; i++)
		if (is_seen(cited.all.at[i], t))
			marked_add(l->a, found, cited.all.at[i]);
	if (!found->all.n)
		*found = cited;
}

/*
 * When nothing else explains it: the form of the document; of its changes those that hold the
 * words, if there are any.
 */
static void take_template(const struct reason_index *l, const char *document,
			  const struct unit_texts *t, struct marked_changes *found)
{
	take_template_where(l, document, t, found);
	if (!found->all.n)
		take_template_where(l, document, NULL, found);
}

/*
 * Nothing that it is made of changed: the rows or statements beside it did, or those that it counts,
 * or one that takes its place in a list of the first few.
 */
static void take_consequences(const struct reason_index *l, const struct doc_unit_pair *pair,
			      const struct contract *contract, struct marked_changes *found)
{
	const struct doc_unit *u = doc_pair_unit(pair);
	const struct doc_origin *o = u->node->origin;

	if (u->node->kind == DOC_ARTICLE)
		return;
	if (u->table && o && o->key && o->kind && strcmp(o->kind, "register") == 0)
		governed_rows_beside(l, o->key, found);
	if (o && o->key && o->kind && strcmp(o->kind, "statement") == 0)
		governed_beside_take(l, o->key, found);
	if (!found->all.n)
		governed_counts(l, contract, found);
}

/* An article, or its draft among what nobody agreed to. */
static void take_waiting(const struct reason_index *l, const struct doc_unit_pair *pair,
			 const struct contract *contract, struct marked_changes *found)
{
	const struct doc_origin *o = doc_pair_unit(pair)->node->origin;

	if (contract && o && o->key && o->kind && strcmp(o->kind, "clause") == 0)
		governed_waiting_take(l, contract, o->key, found);
}

/* What an article rests on counts only where nothing else changed. */
static const char *texts_of(const struct doc_unit_pair *pair, const struct doc_unit *u)
{
	return !u ? "" : pair->state == UNIT_NOTES ? u->notes : u->words;
}

struct reasons reasons_find(const struct reason_index *l, const struct doc_unit_pair *pair,
			    const char *document, const struct contract *contract)
{
	struct marked_changes found = {0};
	const struct doc_origin *last = NULL;
	const struct unit_texts t = {texts_of(pair, pair->before), texts_of(pair, pair->after)};

	if (pair->before)
		take_node(l, pair->before->node, &last, &found);
	if (pair->after)
		take_node(l, pair->after->node, &last, &found);
	keep_likely(&found, contract, &t);
	take_waiting(l, pair, contract, &found);
	figure_reasons_take(l, pair, &found);
	/* all words of what came or went are new: they tell nothing */
	bool stays = pair->before && pair->after;

	for (size_t i = 0; (stays || !found.all.n) && i < l->changes->all.n; i++) {
		const struct change *c = &l->changes->all.at[i];

		if (concerns(c, contract) && may_tell(c, document) && tells(l, c, pair, &t))
			marked_add(l->a, &found, c);
	}
	if (!found.all.n)
		take_cited(l, document, &t, &found);
	if (!found.all.n)
		take_template(l, document, &t, &found);
	if (!found.all.n)
		take_consequences(l, pair, contract, &found);
	if (found.all.n)
		qsort(found.all.at, found.all.n, sizeof *found.all.at, compare_ids);
	return (struct reasons){{found.all.at, found.all.n, found.all.cap}};
}
