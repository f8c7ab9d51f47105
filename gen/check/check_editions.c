/* SPDX-License-Identifier: MIT
 *
 * Findings about editions of official documents: what they say of each other, what clauses still
 * rest on, and references that the edition of the project cannot print.
 */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "check/check.h"
#include "derive/keys.h"
#include "model/checklist.h"

/*
 * What a later edition dropped is worth knowing at once, and what an earlier one dropped is not
 * asked for again.
 */
static bool counts_for(const struct library *l, const struct guideline *named,
		       const struct guideline *g)
{
	return edition_comes_after(l, g, named) || edition_comes_after(l, named, g);
}

static bool is_number(const char *value)
{
	return value && strtod(value, NULL) > 0;
}

static bool clause_rests_on(const struct chosen *c, const struct dropped_basis *d)
{
	for (size_t i = 0; i < c->clause->basis.n; i++)
		if (strcmp(c->clause->basis.at[i], d->what) == 0)
			return true;
	for (size_t i = 0; i < d->params.n; i++)
		for (size_t k = 0; k < c->clause->params.all.n; k++)
			if (strcmp(c->clause->params.all.at[k].name, d->params.at[i]) == 0 &&
			    is_number(settings_get(&c->names, d->params.at[i])))
				return true;
	return false;
}

static void check_basis_in(const struct selection *s, const struct guideline *g,
			   const struct dropped_basis *d, struct diag_list *dl)
{
	for (size_t i = 0; i < s->n_in; i++)
		if (clause_rests_on(&s->all.at[i], d))
			diag_add(dl, DIAG_OUTDATED_BASIS, s->all.at[i].clause->id,
				 s->all.at[i].clause->file, d->what, g->id);
}

static void check_rows_in(struct arena *a, const struct project *p, const struct guideline *g,
			  const struct dropped_basis *d, struct diag_list *dl)
{
	for (size_t i = 0; i < d->keys.n; i++) {
		const char *written = d->keys.at[i], *colon = strchr(written, ':');
		const char *family = colon ? arena_strndup(a, written, (size_t)(colon - written))
					   : KEY_DEFAULT_FAMILY;
		struct key_row row;

		for (size_t k = 0; k < p->registers.n; k++) {
			const struct risk_register *reg = p->registers.at[k];

			if (text_equal(reg->family, family) &&
			    key_find(reg, colon ? colon + 1 : written, &row))
				diag_add(dl, DIAG_OUTDATED_BASIS,
					 key_qualified(a, reg, colon ? colon + 1 : written,
						       p->registers.n > 1),
					 reg->file, d->what, g->id);
		}
	}
}

/*
 * Only articles that a document of the project has; the same finding from several documents is kept
 * once.
 */
static void check_outdated(struct arena *a, const struct check_input *in, const char *edition,
			   struct diag_list *dl)
{
	const struct guideline *named = edition ? library_guideline(in->library, edition) : NULL;

	for (size_t i = 0; named && i < in->library->guidelines.n; i++) {
		const struct guideline *g = &in->library->guidelines.at[i];

		for (size_t k = 0; counts_for(in->library, named, g) && k < g->dropped.n; k++) {
			check_rows_in(a, in->project, g, &g->dropped.at[k], dl);
			for (size_t n = 0; n < in->coverage->papers.n; n++)
				check_basis_in(in->coverage->papers.at[n].selection, g,
					       &g->dropped.at[k], dl);
		}
	}
}

static bool basis_is_known(const struct library *l, const char *what)
{
	for (size_t i = 0; i < l->guidelines.n; i++)
		for (size_t k = 0; k < l->guidelines.at[i].dropped.n; k++)
			if (strcmp(l->guidelines.at[i].dropped.at[k].what, what) == 0)
				return true;
	return false;
}

static void check_bases(const struct library *l, struct diag_list *dl)
{
	for (size_t i = 0; i < l->clauses.n; i++)
		for (size_t k = 0; k < l->clauses.at[i].basis.n; k++)
			if (!basis_is_known(l, l->clauses.at[i].basis.at[k]))
				diag_add(dl, DIAG_UNKNOWN_BASIS, l->clauses.at[i].id,
					 l->clauses.at[i].file, l->clauses.at[i].basis.at[k]);
}

/* An edition need not list the chapter whose items it has: 'cl-r7/2' stands for them. */
static bool is_item_or_part(const struct library *l, const char *written)
{
	const struct guideline *g;

	if (reference_item(l, written, &g) || !g)
		return g != NULL;
	for (size_t i = 0; i < g->items.n; i++)
		if (item_is_below(g->items.at[i].id, written + strlen(g->id) + 1))
			return true;
	return false;
}

static void check_link(const struct guideline_item *item, const char *written, bool known,
		       struct diag_list *dl)
{
	if (!known)
		diag_add(dl, DIAG_UNKNOWN_REFERENCE, item->id, item->place, written);
}

static void check_edition(const struct library *l, const struct guideline *g, struct diag_list *dl)
{
	if (g->supersedes && !library_guideline(l, g->supersedes))
		diag_add(dl, DIAG_UNKNOWN_GUIDELINE, g->id, g->file, g->supersedes);
	for (size_t i = 0; i < g->items.n; i++) {
		const struct guideline_item *item = &g->items.at[i];
		const struct guideline *other;

		for (size_t k = 0; k < item->refs.n; k++)
			check_link(item, item->refs.at[k],
				   reference_item(l, item->refs.at[k], &other) != NULL, dl);
		for (size_t k = 0; k < item->same_as.n; k++)
			check_link(item, item->same_as.at[k],
				   is_item_or_part(l, item->same_as.at[k]), dl);
	}
}

/* A cited item of an edition before the one the project names, and how many clauses cite it. */
struct orphan {
	const char *written;
	const struct guideline *named;
	size_t clauses;
};

struct orphans {
	VEC(struct orphan *) all;
	struct map *by_reference;
};

static bool is_orphan(struct arena *a, const struct check_input *in, const char *written,
		      const struct guideline **named)
{
	const struct guideline *g;

	if (!reference_item(in->library, written, &g))
		return false;
	*named = edition_named(in->project, in->library, g->id);
	return *named && *named != g && edition_comes_after(in->library, *named, g) &&
	       !reference_resolve(a, in->project, in->library, written).exact;
}

static void note_orphan(struct arena *a, struct orphans *o, const char *written,
			const struct guideline *named)
{
	struct orphan *orphan = map_get(o->by_reference, written);

	if (!orphan) {
		orphan = arena_alloc(a, sizeof *orphan);
		*orphan = (struct orphan){.written = written, .named = named};
		map_set(o->by_reference, written, orphan);
		*vec_push(a, &o->all) = orphan;
	}
	orphan->clauses++;
}

static void check_successors(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	struct orphans o = {.by_reference = map_new(a)};
	const struct guideline *named;

	for (size_t i = 0; i < in->library->clauses.n; i++)
		for (size_t k = 0; k < in->library->clauses.at[i].refs.n; k++)
			if (is_orphan(a, in, in->library->clauses.at[i].refs.at[k], &named))
				note_orphan(a, &o, in->library->clauses.at[i].refs.at[k], named);
	for (size_t i = 0; i < o.all.n; i++)
		diag_add(dl, DIAG_NO_SUCCESSOR, o.all.at[i]->written, o.all.at[i]->named->file,
			 o.all.at[i]->named->id, arena_printf(a, "%zu", o.all.at[i]->clauses));
}

/* The one that is meant for a year, of the same series. */
static const struct guideline *form_of_year(const struct library *l, const struct guideline *like,
					    int year)
{
	for (size_t i = 0; i < l->guidelines.n; i++) {
		const struct guideline *g = &l->guidelines.at[i];

		if (g->year == year && (edition_comes_after(l, g, like) || edition_comes_after(l, like, g)))
			return g;
	}
	return NULL;
}

/* Whoever names no checklist gets one whose items are known, though it may be last year's. */
static void check_year(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct project *p = in->project;
	const struct guideline *g = project_checklist(p, in->library);
	int year = fiscal_year_of(p->date);
	const struct guideline *due =
		g && g->year && year && year != g->year ? form_of_year(in->library, g, year) : NULL;

	if (!p->checklist && g && g->year && year && year != g->year)
		diag_add(dl, DIAG_CHECKLIST_OF_ANOTHER_YEAR, NULL, p->file, g->id,
			 arena_printf(a, "%d", year), p->date, due ? due->id : "-",
			 arena_printf(a, "%zu", due ? due->items.n : 0));
}

void check_editions(struct arena *a, const struct check_input *in, struct diag_list *dl)
{
	const struct project *p = in->project;

	if (p->checklist && !library_guideline(in->library, p->checklist))
		diag_add(dl, DIAG_UNKNOWN_GUIDELINE, NULL, p->file, p->checklist);
	for (size_t i = 0; i < in->library->guidelines.n; i++)
		check_edition(in->library, &in->library->guidelines.at[i], dl);
	check_bases(in->library, dl);
	check_outdated(a, in, p->guideline, dl);
	check_outdated(a, in,
		       project_checklist(p, in->library) ? project_checklist(p, in->library)->id
							 : NULL,
		       dl);
	check_successors(a, in, dl);
	check_year(a, in, dl);
}
