/* SPDX-License-Identifier: MIT
 *
 * Every unit that is amended is asked for its causes; an article is named by its number, a row by
 * what names it in its table, and more than a few rows of one table by their number.
 */
#include "amend/change_places.h"

#include <string.h>

#include "amend/provision.h"
#include "amend/shinkyu_sides.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "base/text.h"

/* So many rows of a table are named; of more the number is said. */
enum { NAMED = 6 };

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
	for (size_t i = 0; i < in->n; i++)
		note_document(p, &in->documents[i]);
	return p;
}

static bool is_article(const struct doc_unit *u)
{
	return u->node->kind == DOC_ARTICLE;
}

static const char *title_of(const struct doc_unit *u)
{
	const char *part = u->part->text ? u->part->text : "";

	return u->heading && *u->heading ? u->heading : part;
}

/* An article by its number; of others what they stand under. */
static const char *unit_name(const struct change_places *p, const struct doc_unit *u)
{
	if (is_article(u) && *u->label)
		return arena_concat(p->a, u->label, u->node->text ? u->node->text : "",
				    (char *)NULL);
	return u->table && !doc_unit_is_head(u)
		       ? arena_concat(p->a, title_of(u), "「", shinkyu_row_name(p->a, u), "」",
				      (char *)NULL)
		       : title_of(u);
}

static size_t count_in(const struct touched_units *units, const struct touched_unit *like)
{
	size_t n = 0;
	const struct doc_unit *own = doc_pair_unit(like->pair);

	for (size_t i = 0; i < units->all.n; i++) {
		const struct doc_unit *u = doc_pair_unit(units->all.at[i].pair);

		n += units->all.at[i].document == like->document && u->table && own->table &&
		     !is_article(u) && strcmp(u->section, own->section) == 0;
	}
	return n;
}

static const char *place_name(const struct change_places *p, const struct touched_units *units,
			      const struct touched_unit *t)
{
	const struct doc_unit *u = doc_pair_unit(t->pair);
	size_t n = u->table ? count_in(units, t) : 0;

	if (n <= NAMED)
		return unit_name(p, u);
	return text_fill(p->a, amendment_word(p->in, "change.places.rows"), "table", title_of(u),
			 "n", arena_printf(p->a, "%zu", n));
}

static const char *join_names(const struct change_places *p, const struct touched_units *units,
			      const struct impact_document *d)
{
	struct strbuf sb = strbuf_new(p->a);
	struct map *seen = map_new(p->a);

	for (size_t i = 0; i < units->all.n; i++) {
		const char *name = units->all.at[i].document == d
					   ? place_name(p, units, &units->all.at[i])
					   : "";

		if (!*name || map_get(seen, name))
			continue;
		map_set(seen, name, seen);
		strbuf_join(&sb, amendment_word(p->in, "list.comma"), name);
	}
	return sb.text;
}

struct place_lines change_places_of(const struct change_places *p, const struct change *c)
{
	const struct touched_units *units = map_get(p->touched, c->id);
	struct place_lines lines = {0};

	for (size_t i = 0; units && i < p->in->n; i++) {
		const struct impact_document *d = &p->in->documents[i];
		const struct doc *paper = d->diff->after ? d->diff->after : d->diff->before;
		const char *names = join_names(p, units, d);

		if (*names)
			*vec_push(p->a, &lines.all) =
				text_fill(p->a, amendment_word(p->in, "change.places.paper"),
					  "paper", paper->title, "places", names);
	}
	return lines;
}
