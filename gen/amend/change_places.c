/* SPDX-License-Identifier: MIT
 *
 * Every unit that is amended is asked for its causes; an article is named by its number, a row by
 * what names it in its table, and more than a few rows of one table by their number.
 */
#include "amend/change_places.h"

#include <string.h>

#include "amend/provision.h"
#include "amend/row_naming.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"

/* So many rows of a table, and articles, are named; of more the number is said. */
enum { NAMED = 6, NAMED_ARTICLES = 20 };

struct touched_unit {
	const struct impact_document *document;
	const struct doc_unit_pair *pair;
};

struct touched_units {
	VEC(struct touched_unit) all;
};

struct change_places {
	struct arena *a;
	const struct amendment *in;
	const struct impact_document *documents;
	size_t n;
	struct map *touched; /* id of a change -> struct touched_units */
};

static void note_unit(struct change_places *p, const struct change *c,
		      const struct impact_document *d, const struct doc_unit_pair *pair)
{
	struct touched_units *units = map_get(p->touched, c->id);

	if (!units) {
		units = arena_alloc(p->a, sizeof *units);
		map_set(p->touched, c->id, units);
	}
	*vec_push(p->a, &units->all) = (struct touched_unit){d, pair};
}

static void note_document(struct change_places *p, const struct impact_document *d)
{
	for (size_t i = 0; i < d->diff->all.n; i++) {
		const struct doc_unit_pair *pair = &d->diff->all.at[i];

		if (!amendment_counts(pair))
			continue;
		struct reasons found =
			reasons_find(p->in->reasons, pair, d->document, d->contract);

		for (size_t k = 0; k < found.all.n; k++)
			note_unit(p, found.all.at[k], d, pair);
	}
}

struct change_places *change_places_find(struct arena *a, const struct amendment *in)
{
	struct change_places *p = arena_alloc(a, sizeof *p);

	*p = (struct change_places){.a = a, .in = in, .touched = map_new(a)};
	p->documents = in->everywhere ? in->everywhere : in->documents;
	p->n = in->everywhere ? in->n_everywhere : in->n;
	for (size_t i = 0; i < p->n; i++)
		if (!p->documents[i].report)
			note_document(p, &p->documents[i]);
	return p;
}

static const char *title_of(const struct change_places *p, const struct doc_unit *u)
{
	const char *part = u->part->text ? u->part->text : "";

	if (u->table && u->table->kind == DOC_SIGNATURE)
		return amendment_word(p->in, "shinkyu.signature");
	return u->heading && *u->heading && u->node->kind != DOC_ARTICLE ? u->heading : part;
}

/* What the unit is in what it stands under; "": all of it. */
static const char *name_of(const struct change_places *p, const struct doc_unit *u)
{
	if (u->node->kind == DOC_ARTICLE)
		return arena_concat(p->a, u->label, u->node->text ? u->node->text : "",
				    (char *)NULL);
	if (!u->table || u->table->kind == DOC_SIGNATURE || doc_unit_is_head(u))
		return "";
	return row_naming_key(p->a, u);
}

/* The units of one paper under one title. */
struct place_group {
	const char *title;
	struct strbuf names;
	size_t n;
	bool articles;
	const char *first, *last; /* numbers of articles */
};

struct place_groups {
	VEC(struct place_group) all;
};

static struct place_group *group_for(struct arena *a, struct place_groups *groups,
				     const char *title, bool articles)
{
	for (size_t i = 0; i < groups->all.n; i++)
		if (strcmp(groups->all.at[i].title, title) == 0)
			return &groups->all.at[i];
	struct place_group *g = vec_push(a, &groups->all);

	*g = (struct place_group){
		.title = title, .names = strbuf_new(a), .articles = articles};
	return g;
}

static void put_unit(const struct change_places *p, struct place_groups *groups, struct map *seen,
		     const struct doc_unit *u)
{
	const char *title = title_of(p, u), *name = name_of(p, u);
	struct place_group *g =
		group_for(p->a, groups, title, u->node->kind == DOC_ARTICLE);
	const char *whole = arena_concat(p->a, title, "\x1f", name, (char *)NULL);

	if (!*name || map_get(seen, whole))
		return;
	map_set(seen, whole, seen);
	strbuf_join(&g->names, amendment_word(p->in, "list.comma"), name);
	g->first = g->n++ ? g->first : u->label;
	g->last = u->label;
}

/* 第5条（協議及び回答）、第6条（本別紙の変更）; of many: 第5条から第135条までのうち120箇条. */
static const char *article_words(const struct change_places *p, const struct place_group *g)
{
	if (g->n <= NAMED_ARTICLES)
		return g->names.text;
	return text_fill(p->a,
			 text_replace(p->a, amendment_word(p->in, "change.places.articles"),
				      "{{first}}", g->first),
			 "last", g->last, "n", arena_printf(p->a, "%zu", g->n));
}

/* 責任分界表（R24/④-1、R24/④-2）; an article is known without the title of its part. */
static const char *group_words(const struct change_places *p, const struct place_group *g)
{
	if (!g->n)
		return g->title;
	if (g->articles)
		return article_words(p, g);
	if (g->n > NAMED)
		return text_fill(p->a, amendment_word(p->in, "change.places.rows"), "table",
				 g->title, "n", arena_printf(p->a, "%zu", g->n));
	return arena_concat(p->a, g->title, "（", g->names.text, "）", (char *)NULL);
}

static const char *join_names(const struct change_places *p, const struct touched_units *units,
			      const struct impact_document *d)
{
	struct strbuf sb = strbuf_new(p->a);
	struct map *seen = map_new(p->a);
	struct place_groups groups = {0};

	for (size_t i = 0; i < units->all.n; i++)
		if (units->all.at[i].document == d)
			put_unit(p, &groups, seen, doc_pair_unit(units->all.at[i].pair));
	if (groups.all.n && amendment_reshapes(p->in, d))
		return amendment_word(p->in, "amendment.extent.whole");
	for (size_t i = 0; i < groups.all.n; i++)
		strbuf_join(&sb, amendment_word(p->in, "list.comma"),
			    group_words(p, &groups.all.at[i]));
	return sb.text;
}

/* In the hospital's list papers of a contract are told with it. */
static const char *paper_name(const struct change_places *p, const struct impact_document *d)
{
	const struct doc *paper = d->diff->after ? d->diff->after : d->diff->before;

	return p->in->contract || !d->contract
		       ? paper->title
		       : text_fill(p->a, amendment_word(p->in, "change.paper-of"), "paper",
				   paper->title, "contract", d->contract->title);
}

struct place_lines change_places_of(const struct change_places *p, const struct change *c)
{
	const struct touched_units *units = map_get(p->touched, c->id);
	struct place_lines lines = {0};

	for (size_t i = 0; units && i < p->n; i++) {
		const char *names = join_names(p, units, &p->documents[i]);

		if (*names)
			*vec_push(p->a, &lines.all) = text_fill(
				p->a, amendment_word(p->in, "change.places.paper"), "paper",
				paper_name(p, &p->documents[i]), "places", names);
	}
	return lines;
}
